package com.ecommerce.userservice.it.race;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After a login Keycloak hashes the password anew where the realm's policy has changed: for seconds, in this realm. */
@Tag("load")
@WithServer
class RehashIT {

    private static final int ACCOUNTS = 2;
    private static final String SLOW = "hashAlgorithm(pbkdf2-sha512) and hashIterations(3000000)";
    private static final String NEW_PASSWORD = "amber-Lighthouse-17";

    @Test
    void givenPasswordThatIsHashedAnew_whenOperatorResetsIt_thenTheOperatorsCounts() {
        try (TestRealm realm = TestRealm.forManyLogins()) {
            List<TestUser> users =
                    Stream.generate(realm::register).limit(ACCOUNTS).toList();
            realm.update(Map.of("passwordPolicy", SLOW, "eventsEnabled", true));

            users.forEach(user -> resetAmidRehash(realm, user));
        }
    }

    private static void resetAmidRehash(TestRealm realm, TestUser user) {
        CompletableFuture<Reply> login =
                CompletableFuture.supplyAsync(() -> realm.api().login(user.email(), TestUser.PASSWORD));
        // Stored by the login's own transaction. The session can be seen only when the new hash is written.
        Await.untilAsserted(() -> assertThat(realm.admin().get(realm.name() + "/events?type=LOGIN&user=" + user.id()))
                .isNotEmpty());
        assertThat(login).isNotDone();

        realm.update(Map.of("passwordPolicy", ""));
        realm.admin(
                "PUT",
                "users/" + user.id() + "/reset-password",
                Map.of("type", "password", "value", NEW_PASSWORD, "temporary", false));
        login.join();

        assertProblem(realm.api().login(user.email(), TestUser.PASSWORD), "invalid_credentials");
        assertThat(realm.api().login(user.email(), NEW_PASSWORD).status()).isEqualTo(200);
        realm.update(Map.of("passwordPolicy", SLOW));
    }
}
