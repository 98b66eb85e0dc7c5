package com.ecommerce.userservice.it.limits;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.ServerSetup;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose requests are counted together, behind a proxy that is trusted; the test is the proxy. */
@WithServer(ServerSetup.CONFIGURED)
class AddressesIT {

    private static final int QUOTA = 5;

    private static final Random RANDOM = new Random(23);
    private static TestRealm realm;

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
        realm.setApi(Map.of("loginLimitPerMinute", Integer.toString(QUOTA)));
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    private static Reply loginFrom(String address) {
        return realm.api()
                .send(
                        "POST",
                        "auth/login/",
                        Map.of("X-Forwarded-For", address, "X-Forwarded-Proto", "https"),
                        Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
    }

    private static String anywhereIn(String network) {
        return "%s:%x:%x:%x:%x"
                .formatted(
                        network,
                        RANDOM.nextInt(0x10000),
                        RANDOM.nextInt(0x10000),
                        RANDOM.nextInt(0x10000),
                        RANDOM.nextInt(0x10000));
    }

    @Test
    void givenIpv4_whenOneAddressIsUsedUp_thenItsNeighbourIsNot() {
        for (int request = 0; request < QUOTA; request++) {
            assertProblem(loginFrom("203.0.113.7"), "invalid_credentials");
        }

        assertProblem(loginFrom("203.0.113.7"), "rate_limited");
        assertProblem(loginFrom("203.0.113.8"), "invalid_credentials");
    }

    @Test
    void givenIpv6_whenEachRequestHasAnotherAddressOfOneNetwork_thenTheyCountAsOne() {
        for (int request = 0; request < QUOTA; request++) {
            assertProblem(loginFrom(anywhereIn("2001:db8:1:2")), "invalid_credentials");
        }

        assertProblem(loginFrom(anywhereIn("2001:db8:1:2")), "rate_limited");
        assertProblem(loginFrom(anywhereIn("2001:db8:1:3")), "invalid_credentials");
    }
}
