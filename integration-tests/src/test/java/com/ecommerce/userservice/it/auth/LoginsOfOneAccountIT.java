package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many logins of one account at once. */
@WithServer
class LoginsOfOneAccountIT {

    private static final String WRONG = "not-the-Password-1";
    private static final int AT_ONCE = 16;

    private final Api api = Api.ofDefaultRealm();
    private final KeycloakAdmin admin = KeycloakAdmin.current();
    private final String username = TestUser.uniqueWord();
    private final TestUser user = TestUser.register(Map.of("username", username));

    @Test
    void whenAllAreRight_thenAllGetTokens() {
        List<Integer> statuses = Parallel.run(
                AT_ONCE, () -> api.login(user.email(), TestUser.PASSWORD).status());

        assertThat(statuses).hasSize(AT_ONCE).containsOnly(200);
    }

    @Test
    void givenTwoNamesOfTheAccount_whenAllAreRight_thenAllGetTokens() {
        AtomicInteger count = new AtomicInteger();

        List<Integer> statuses = Parallel.run(
                AT_ONCE,
                () -> api.login(name(count.getAndIncrement()), TestUser.PASSWORD)
                        .status());

        assertThat(statuses).hasSize(AT_ONCE).containsOnly(200);
    }

    @Test
    void givenNoSuchAccount_whenManyLogIn_thenAllAreAnsweredAlike() {
        String unknown = TestUser.uniqueEmail();

        for (Reply reply : Parallel.run(AT_ONCE, () -> api.login(unknown, WRONG))) {
            assertProblem(reply, "invalid_credentials");
        }
    }

    @Test
    void givenTwoNamesOfTheAccount_whenGuessedAtOnce_thenEveryGuessIsCounted() {
        int failures = admin.get("ecommerce").path("failureFactor").intValue();
        AtomicInteger count = new AtomicInteger();

        Parallel.run(failures, () -> api.login(name(count.getAndIncrement()), WRONG));

        assertProblem(api.login(user.email(), TestUser.PASSWORD), "invalid_credentials");
        assertProblem(api.login(username, TestUser.PASSWORD), "invalid_credentials");
        assertThat(admin.isLocked(user.id())).isTrue();
    }

    private String name(int number) {
        return number % 2 == 0 ? user.email() : username;
    }
}
