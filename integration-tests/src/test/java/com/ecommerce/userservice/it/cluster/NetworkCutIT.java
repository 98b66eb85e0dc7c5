package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Problems;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenEnd;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The network between the nodes is cut and heals; both nodes still reach the database and are reached by customers. */
@Order(WithCluster.NETWORK)
@WithCluster
class NetworkCutIT {

    private static final int SESSIONS = TestSize.of(10, 50);
    private static final Duration CUT = TestSize.of(Duration.ZERO, Duration.ofSeconds(60));

    /** JGroups misses heartbeats for 40 s, asked every 8 s, until it gives a node up. */
    private static final Duration DETECTION = Duration.ofSeconds(90);

    private final Cluster cluster = WithCluster.Starter.cluster();
    private final NodeNetwork network = new NodeNetwork(cluster);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void heal() {
        threads.shutdownNow();
        network.heal();
        cluster.awaitWhole();
    }

    @Test
    void givenLogoutsOnBothSidesOfACut_whenHealed_thenNoTokenThatWasLoggedOutIsAcceptedAnywhere() throws Exception {
        try (TestRealm realm = cluster.createRealm()) {
            List<TokenHolder> kept = holders(realm);
            List<TokenHolder> unnoticedAtFirst = holders(realm);
            List<TokenHolder> unnoticedAtSecond = holders(realm);
            List<TokenHolder> noticed = holders(realm);
            List<TokenHolder> refused = holders(realm);
            List<TokenHolder> disabled = holders(realm);
            List<TokenHolder> revoked = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                revoked.add(TokenEnd.TOKEN_REVOKED.newHolder(realm));
            }
            warmUp(realm, List.of(kept, unnoticedAtFirst, unnoticedAtSecond, noticed, refused, revoked, disabled));

            network.cut();
            Instant cut = Instant.now();
            List<TokenHolder> loggedOut = new ArrayList<>();
            // All at once: each may take 15 s, and the cut is noticed after 40.
            Future<List<TokenHolder>> atFirst = together(() -> logOutAtOnce(realm, unnoticedAtFirst, cluster.first()));
            Future<List<TokenHolder>> atSecond =
                    together(() -> logOutAtOnce(realm, unnoticedAtSecond, cluster.second()));
            List<TokenHolder> ended = disableAtOnce(realm.at(cluster.first().admin()), disabled);
            loggedOut.addAll(atFirst.get());
            loggedOut.addAll(atSecond.get());
            int unnoticed = loggedOut.size();
            Future<Long> staleAtFirst = together(() -> countValid(cluster.first(), realm, atSecond.get()));
            Future<Long> staleAtSecond = together(() -> countValid(cluster.second(), realm, atFirst.get()));
            long staleDisabled = countValid(cluster.second(), realm, ended);
            long stale = staleAtFirst.get() + staleAtSecond.get();
            long asked = Duration.between(cut, Instant.now()).toSeconds();
            Node loser = awaitLoser();
            long detected = Duration.between(cut, Instant.now()).toSeconds();
            Node winner = loser == cluster.first() ? cluster.second() : cluster.first();

            assertAnswersNothing(loser, realm, kept.get(0));
            List<TokenHolder> own = logOutAtOnce(realm, noticed, winner);
            assertThat(own).as("logouts at the elected side").hasSize(SESSIONS);
            assertThat(countValid(winner, realm, own)).as("still good there").isZero();
            loggedOut.addAll(own);
            assertThat(logOutAtOnce(realm, refused, loser)).isEmpty();
            revoked.forEach(holder -> TokenEnd.TOKEN_REVOKED.happen(new TokenHolder(
                    realm.at(winner.admin()), clientAt(holder, winner), holder.user(), holder.tokens())));
            loggedOut.addAll(revoked);
            loggedOut.addAll(ended);
            long staleAtWinner = countValid(winner, realm, loggedOut);
            LockSupport.parkNanos(CUT.toNanos());

            network.heal();
            Instant healed = Instant.now();
            cluster.awaitWhole();
            long whole = Duration.between(healed, Instant.now()).toSeconds();

            for (Node node : cluster.nodes()) {
                assertThat(loggedOut)
                        .as("logged out or revoked, at %s", node.service())
                        .noneMatch(holder -> isValid(node, realm, holder));
                assertThat(kept)
                        .as("never logged out, at %s", node.service())
                        .allMatch(holder -> isValid(node, realm, holder));
            }
            ClusterFigures.add(
                    "network between the nodes cut",
                    "acknowledged within %d s, before the cut was noticed: %d logouts, %d users disabled; still good at the other side then:"
                            + " %d, %d | acknowledged by the elected side: %d logouts, %d tokens revoked; still good there: %d"
                            + " | after the heal: all held at both | %d s to notice, %d s to be whole",
                    asked,
                    unnoticed,
                    ended.size(),
                    stale,
                    staleDisabled,
                    own.size(),
                    revoked.size(),
                    staleAtWinner,
                    detected,
                    whole);
        }
    }

    private static TestClient clientAt(TokenHolder holder, Node node) {
        TestClient client = holder.client();
        return new TestClient(node.admin(), client.realm(), client.id(), client.clientId());
    }

    private static List<TokenHolder> holders(TestRealm realm) {
        List<TokenHolder> holders = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            holders.add(TokenHolder.firstParty(realm));
        }
        return holders;
    }

    private void warmUp(TestRealm realm, List<List<TokenHolder>> all) {
        for (Node node : cluster.nodes()) {
            for (int call = 0; call < 3; call++) {
                all.forEach(holders -> assertThat(holders).allMatch(holder -> isValid(node, realm, holder)));
            }
        }
    }

    private static boolean isValid(Node node, TestRealm realm, TokenHolder holder) {
        return node.grpc()
                .validate(node.grpc().stub(realm.name()), holder.access())
                .getValid();
    }

    /** Counts the tokens that a node calls valid; where it needs the other one it may not answer at all. */
    private static long countValid(Node node, TestRealm realm, List<TokenHolder> holders) throws Exception {
        return atOnce(holders, holder -> {
                    try {
                        return isValid(node, realm, holder);
                    } catch (StatusRuntimeException noAnswer) {
                        return false;
                    }
                })
                .size();
    }

    /** Logs out at one node, all at the same time, and returns those that were acknowledged. */
    private static List<TokenHolder> logOutAtOnce(TestRealm realm, List<TokenHolder> holders, Node node)
            throws Exception {
        return atOnce(holders, holder -> isLoggedOut(realm, holder, node));
    }

    /** Disables users, all at the same time, and returns those that were acknowledged. */
    private static List<TokenHolder> disableAtOnce(TestRealm realm, List<TokenHolder> holders) throws Exception {
        return atOnce(holders, holder -> {
            try {
                realm.admin("PUT", "users/" + holder.user().id(), Map.of("enabled", false));
                return true;
            } catch (AssertionError | UncheckedIOException notAcknowledged) {
                return false;
            }
        });
    }

    private <T> Future<T> together(Callable<T> action) {
        return threads.submit(action);
    }

    /** Returns those for which it is true. */
    private static List<TokenHolder> atOnce(List<TokenHolder> holders, Predicate<TokenHolder> action) throws Exception {
        if (holders.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(holders.size());
        try {
            List<Future<Boolean>> replies = new ArrayList<>();
            for (TokenHolder holder : holders) {
                replies.add(threads.submit(() -> action.test(holder)));
            }
            List<TokenHolder> chosen = new ArrayList<>();
            for (int i = 0; i < holders.size(); i++) {
                if (replies.get(i).get(3, TimeUnit.MINUTES)) {
                    chosen.add(holders.get(i));
                }
            }
            return chosen;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isLoggedOut(TestRealm realm, TokenHolder holder, Node node) {
        try {
            Reply reply = node.api(realm.name()).logout(holder.tokens().refresh());
            return reply.status() == 200;
        } catch (UncheckedIOException noReply) {
            return false;
        }
    }

    /** Waits until one node has found out that the other one goes on without it. */
    private Node awaitLoser() {
        assertThat(Await.isTrueWithin(
                        DETECTION,
                        () -> cluster.nodes().stream().allMatch(node -> node.clusterSize() == 1)
                                && cluster.nodes().stream()
                                                .filter(Node::isReady)
                                                .count()
                                        == 1
                                && cluster.nodes().stream()
                                        .filter(node -> !node.isReady())
                                        .noneMatch(Node::isServing)))
                .as("one node has taken itself out of service")
                .isTrue();
        return cluster.nodes().stream()
                .filter(node -> !node.isReady())
                .findFirst()
                .orElseThrow();
    }

    private static void assertAnswersNothing(Node loser, TestRealm realm, TokenHolder holder) {
        Grpc.assertFails(
                () -> loser.grpc().validate(loser.grpc().stub(realm.name()), holder.access()),
                Status.Code.UNAVAILABLE,
                "unavailable");
        Reply me = loser.api(realm.name()).me(holder.access());
        Problems.assertProblem(me, "unavailable");
        assertThat(me.header("Retry-After")).isNotEmpty();
    }
}
