package com.ecommerce.userservice.it.cluster;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What must happen once, or be counted once, although two nodes are asked. */
@WithCluster
class RaceIT {

    private static final int REFRESHES = TestSize.of(100, 1_000);
    private static final int FAILURES_UNTIL_LOCKED = 6;

    private final Cluster cluster = WithCluster.Starter.cluster();

    @Test
    void givenOneRefreshToken_whenUsedAtBothNodesAtOnce_thenAtMostOneWins() throws Exception {
        int[] winners = new int[3];
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (TestRealm realm = cluster.createRealm()) {
            TestUser user = realm.register();
            for (int trial = 0; trial < REFRESHES; trial++) {
                String refresh = realm.login(user).refresh();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Integer>> replies = cluster.nodes().stream()
                        .map(node -> threads.submit(() -> {
                            start.await();
                            return node.api(realm.name()).refresh(refresh).status();
                        }))
                        .toList();
                int won = 0;
                for (Future<Integer> reply : replies) {
                    won += reply.get() == 200 ? 1 : 0;
                }
                winners[won]++;
            }
        } finally {
            threads.shutdownNow();
        }
        ClusterFigures.add(
                "one refresh token at both nodes at once",
                "%,d times | one won: %,d | none: %,d | both: %,d",
                REFRESHES,
                winners[1],
                winners[0],
                winners[2]);
        assertThat(winners[2]).as("both won").isZero();
        assertThat(winners[1]).as("one won").isPositive();
    }

    @Test
    void givenWrongPasswordsAtBothNodes_whenThereAreTooManyTogether_thenLockedAtBoth() {
        try (TestRealm realm = cluster.createRealm()) {
            realm.update(Map.of(
                    "bruteForceProtected",
                    true,
                    "failureFactor",
                    FAILURES_UNTIL_LOCKED,
                    "quickLoginCheckMilliSeconds",
                    0,
                    "waitIncrementSeconds",
                    300));
            TestUser user = realm.register();
            fail(realm, user, FAILURES_UNTIL_LOCKED - 1);
            assertThat(cluster.second()
                            .api(realm.name())
                            .login(user.email(), TestUser.PASSWORD)
                            .status())
                    .as("one less than too many")
                    .isEqualTo(200);

            fail(realm, user, FAILURES_UNTIL_LOCKED);

            for (Node node : cluster.nodes()) {
                assertProblem(node.api(realm.name()).login(user.email(), TestUser.PASSWORD), "invalid_credentials");
            }
            ClusterFigures.add(
                    "wrong passwords, by turns at both nodes",
                    "locked at both after %d, as at one node",
                    FAILURES_UNTIL_LOCKED);
        }
    }

    private void fail(TestRealm realm, TestUser user, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            Node node = cluster.nodes().get(attempt % 2);
            assertProblem(node.api(realm.name()).login(user.email(), "wrong-Password-1"), "invalid_credentials");
        }
    }
}
