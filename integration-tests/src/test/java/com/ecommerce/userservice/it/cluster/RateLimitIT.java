package com.ecommerce.userservice.it.cluster;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Limits hold for both nodes together, and a node that dies takes nothing with it but counts. */
@Order(WithCluster.NODE)
@WithCluster
class RateLimitIT {

    private static final int QUOTA = 30;

    private final Cluster cluster = WithCluster.Starter.cluster();

    @AfterEach
    void makeWhole() {
        cluster.nodes().forEach(cluster::start);
        cluster.awaitWhole();
    }

    private static Reply login(Node node, TestRealm realm) {
        return node.api(realm.name()).login(TestUser.uniqueEmail(), TestUser.PASSWORD);
    }

    @Test
    void givenLimit_whenLoginsAreSpreadOverBothNodes_thenTheyAreCountedTogether() {
        try (TestRealm realm = cluster.createRealm()) {
            realm.setApi(Map.of("loginLimitPerMinute", Integer.toString(QUOTA)));
            for (int login = 0; login < QUOTA; login++) {
                assertProblem(login(cluster.nodes().get(login % 2), realm), "invalid_credentials");
            }

            for (Node node : cluster.nodes()) {
                Reply refused = login(node, realm);
                assertProblem(refused, "rate_limited");
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
                assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"login\";q=30;w=60");
            }
        }
    }

    @Test
    void givenLimit_whenBothNodesAreAskedAtOnce_thenAsManyAsItAdmits() {
        try (TestRealm realm = cluster.createRealm()) {
            realm.setApi(Map.of("loginLimitPerMinute", Integer.toString(QUOTA)));

            List<Reply> replies = Parallel.run(
                    2 * QUOTA,
                    () -> login(
                            cluster.nodes().get((int) (Thread.currentThread().getId() % 2)), realm));

            assertThat(replies).filteredOn(reply -> reply.status() == 401).hasSize(QUOTA);
            assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(QUOTA);
        }
    }

    /** Of many addresses, half are counted by the node that dies. */
    @Test
    @LongFormOnly
    void givenLogins_whenNodeIsKilled_thenTheOtherGoesOn() {
        try (TestRealm realm = cluster.createRealm()) {
            realm.setApi(Map.of("loginLimitPerMinute", Integer.toString(QUOTA)));
            TestUser customer = realm.register();

            cluster.kill(cluster.second());

            for (int address = 1; address <= 20; address++) {
                Reply reply = realm.api()
                        .send(
                                "POST",
                                "auth/login/",
                                Map.of("X-Forwarded-For", "203.0.113." + address),
                                Map.of("email", customer.email(), "password", TestUser.PASSWORD));
                assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            }
        }
    }
}
