package com.ecommerce.userservice.it.cluster;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
    private static final int REISSUES = 10;
    private static final int FAILURES_UNTIL_LOCKED = 6;

    private final Cluster cluster = WithCluster.Starter.cluster();

    @Test
    void givenOneRefreshToken_whenUsedAtBothNodesAtOnce_thenBothGetOneChild() throws Exception {
        int[] children = new int[3];
        int bothServed = 0;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (TestRealm realm = cluster.createRealm()) {
            TestUser user = realm.register();
            for (int trial = 0; trial < REFRESHES; trial++) {
                String refresh = realm.login(user).refresh();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Reply>> replies = cluster.nodes().stream()
                        .map(node -> threads.submit(() -> {
                            start.await();
                            return node.api(realm.name()).refresh(refresh);
                        }))
                        .toList();
                List<JsonNode> issued = new ArrayList<>();
                for (Future<Reply> reply : replies) {
                    if (reply.get().status() == 200) {
                        issued.add(Tokens.claims(reply.get().text("/refresh")));
                    }
                }
                children[(int) issued.stream().distinct().count()]++;
                bothServed += issued.size() == 2 ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        ClusterFigures.add(
                "one refresh token at both nodes at once",
                "%,d times | both served: %,d | one child: %,d | none: %,d | two: %,d",
                REFRESHES,
                bothServed,
                children[1],
                children[0],
                children[2]);
        assertThat(children[2]).as("two children").isZero();
        assertThat(bothServed).as("both served").isEqualTo(REFRESHES);
    }

    @Test
    void givenRefreshAtOneNode_whenParentIsUsedAtTheOther_thenSameChildAsOftenAsAtOneNode() {
        try (TestRealm realm = cluster.createRealm()) {
            realm.setApi(Map.of("refreshGraceSeconds", "60"));
            String parent = realm.register().refresh();
            Reply first = cluster.first().api(realm.name()).refresh(parent);
            JsonNode child = Tokens.claims(first.text("/refresh"));
            for (int reissue = 1; reissue <= REISSUES; reissue++) {
                Reply again = cluster.nodes().get(reissue % 2).api(realm.name()).refresh(parent);
                assertThat(again.status()).as("%s", again).isEqualTo(200);
                assertThat(Tokens.claims(again.text("/refresh"))).isEqualTo(child);
            }

            assertTheft(realm, cluster.first(), parent, first.text("/refresh"));
        }
    }

    @Test
    void givenRefreshesAtOneNode_whenGrandparentOrLateParentIsUsedAtTheOther_thenEndedAtBoth() {
        try (TestRealm realm = cluster.createRealm()) {
            TestUser user = realm.register();
            Reply child = cluster.first().api(realm.name()).refresh(user.refresh());
            Reply grandchild = cluster.first().api(realm.name()).refresh(child.text("/refresh"));
            assertTheft(realm, cluster.second(), user.refresh(), grandchild.text("/refresh"));

            realm.setApi(Map.of("refreshGraceSeconds", "0"));
            String parent = realm.login(user).refresh();
            child = cluster.second().api(realm.name()).refresh(parent);
            assertTheft(realm, cluster.first(), parent, child.text("/refresh"));
        }
    }

    @Test
    void givenRefreshAtOneNode_whenAnotherUserAgentComesToTheOther_thenEndedAtBoth() {
        try (TestRealm realm = cluster.createRealm()) {
            String parent = realm.register().refresh();
            Reply child = cluster.first().api(realm.name()).refresh(parent);

            Reply reply = cluster.second()
                    .api(realm.name())
                    .send("POST", "auth/refresh/", Map.of("User-Agent", "Another/1.0"), Map.of("refresh", parent));

            assertProblem(reply, "token_not_valid");
            assertEnded(realm, child.text("/refresh"));
        }
    }

    private void assertTheft(TestRealm realm, Node node, String used, String last) {
        assertProblem(node.api(realm.name()).refresh(used), "token_not_valid");
        assertEnded(realm, last);
    }

    private void assertEnded(TestRealm realm, String last) {
        for (Node node : cluster.nodes()) {
            assertProblem(node.api(realm.name()).refresh(last), "token_not_valid");
        }
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
