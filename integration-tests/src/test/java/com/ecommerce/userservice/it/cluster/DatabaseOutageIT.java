package com.ecommerce.userservice.it.cluster;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back; the nodes are never restarted. */
@Order(WithCluster.DATABASE)
@WithCluster
class DatabaseOutageIT {

    private static final Duration OUTAGE = TestSize.of(Duration.ofSeconds(8), Duration.ofSeconds(30));
    private static final Duration LOAD = TestSize.of(Duration.ofSeconds(4), Duration.ofSeconds(20));
    private static final int KILLS = TestSize.of(1, 5);
    private static final String OPEN_TRANSACTIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'";

    /** Threads that wait for work leave after a minute; so do connections. */
    private static final Duration CALM = Duration.ofMinutes(3);

    private static final int SPARE_THREADS = 15;

    private final Cluster cluster = WithCluster.Starter.cluster();

    @AfterEach
    void makeWhole() {
        cluster.project().compose("start", "database").succeeded();
        cluster.awaitWhole();
    }

    @Test
    void givenLoad_whenDatabaseStopsAndComesBack_thenRefusedMeanwhileAndWellAfterwards() {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            String started = startedAt();
            long seconds;
            List<Double> threads;
            try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
                load.goOnFor(LOAD);
                threads =
                        cluster.nodes().stream().map(DatabaseOutageIT::threads).toList();
                cluster.project().compose("stop", "database").succeeded();
                cluster.nodes().forEach(node -> assertUnavailable(node, realm));
                load.goOnFor(OUTAGE);
                cluster.nodes().forEach(node -> assertUnavailable(node, realm));

                cluster.project().compose("start", "database").succeeded();
                Instant back = Instant.now();
                cluster.awaitWhole();
                seconds = Duration.between(back, Instant.now()).toSeconds();
                load.goOnFor(LOAD);
            }
            writes.verifyAt(
                    cluster.nodes(), realm, "PostgreSQL stopped for " + OUTAGE.toSeconds() + " s", seconds + " s");
            assertThat(startedAt()).as("the nodes were not restarted").isEqualTo(started);
            if (TestSize.isFull()) {
                assertThreadsLeave(threads);
            }
            Await.untilAsserted(
                    () -> assertThat(cluster.project().sql(OPEN_TRANSACTIONS)).isEqualTo("0"));
        }
    }

    @Test
    void givenLoad_whenDatabaseIsKilled_thenAllThatWasAcknowledgedIsThere() {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            long seconds = 0;
            try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    load.goOnFor(LOAD);
                    cluster.project().compose("kill", "-s", "KILL", "database").succeeded();
                    cluster.project().compose("start", "database").succeeded();
                    Instant back = Instant.now();
                    cluster.awaitWhole();
                    seconds = Math.max(
                            seconds, Duration.between(back, Instant.now()).toSeconds());
                }
                load.goOnFor(LOAD);
            }
            writes.verifyAt(
                    cluster.nodes(),
                    realm,
                    "kill -9 of PostgreSQL amid commits, " + KILLS + " times",
                    "at most " + seconds + " s");
        }
    }

    /** @param before of each node */
    private void assertThreadsLeave(List<Double> before) {
        for (int node = 0; node < before.size(); node++) {
            double most = before.get(node) + SPARE_THREADS;
            Node current = cluster.nodes().get(node);
            assertThat(Await.isTrueWithin(CALM, () -> threads(current) < most))
                    .as("threads of %s: %s, of %s", current.service(), threads(current), most)
                    .isTrue();
        }
    }

    private void assertUnavailable(Node node, TestRealm realm) {
        Await.untilAsserted(() -> {
            Reply reply = node.api(realm.name())
                    .post("auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
            assertProblem(reply, "unavailable");
            assertThat(reply.header("Retry-After")).isNotEmpty();
            Grpc.assertFails(
                    () -> node.grpc()
                            .stub(realm.name())
                            .getUserByEmail(EmailRequest.newBuilder()
                                    .setEmail(TestUser.uniqueEmail())
                                    .build()),
                    Status.Code.UNAVAILABLE,
                    "unavailable");
            assertThat(node.isReady()).as("%s is ready", node.service()).isFalse();
        });
    }

    private static double threads(Node node) {
        return node.metrics().sum("jvm_threads_live_threads", Map.of());
    }

    private String startedAt() {
        StringBuilder times = new StringBuilder();
        cluster.nodes()
                .forEach(node -> times.append(
                        ToolImages.docker("inspect", "--format", "{{.State.StartedAt}}", node.containerId())
                                .succeeded()));
        return times.toString();
    }
}
