package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mixed load for a long time: nothing fails, and nothing grows. */
@LongFormOnly
@WithCluster
class SoakIT {

    private static final Duration TIME = Duration.ofMinutes(30);
    private static final Duration WARM_UP = Duration.ofMinutes(4);
    private static final int SAMPLES = 52;

    /** What Keycloak keeps of each user's revision, up to 100,000 of them, and what has died since the last collection. */
    private static final double GROWTH = 1.2;

    private static final int SPARE_BYTES = 32 * 1024 * 1024;
    private static final int SPARE_THREADS = 30;

    private final Cluster cluster = WithCluster.Starter.cluster();

    /** @param heapBytes of the old generation, in use at that moment, garbage among it */
    private record Sample(double heapBytes, double threads, int connections) {}

    @Test
    void givenMixedLoad_whenItGoesOn_thenNothingFailsAndNothingGrows() {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            List<List<Sample>> samples = new ArrayList<>();
            cluster.nodes().forEach(node -> samples.add(new ArrayList<>()));
            Instant begun = Instant.now();
            try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
                load.goOnFor(WARM_UP);
                for (int sample = 0; sample < SAMPLES; sample++) {
                    load.goOnFor(TIME.minus(WARM_UP).dividedBy(SAMPLES));
                    for (int node = 0; node < samples.size(); node++) {
                        samples.get(node).add(sample(cluster.nodes().get(node)));
                    }
                }
            }
            long seconds = Duration.between(begun, Instant.now()).toSeconds();
            writes.verifyAt(cluster.nodes(), realm, "soak, " + seconds + " s", "");
            assertThat(writes.failedValidations()).isEmpty();
            assertThat(writes.unacknowledged()).isEmpty();
            for (int node = 0; node < samples.size(); node++) {
                assertFlat(cluster.nodes().get(node).service(), samples.get(node));
            }
        }
    }

    private Sample sample(Node node) {
        MetricsPage metrics = node.metrics();
        return new Sample(
                metrics.sum("jvm_memory_used_bytes", Map.of("area", "heap", "id", "G1 Old Gen")),
                metrics.sum("jvm_threads_live_threads", Map.of()),
                cluster.connectionsOf(node));
    }

    /** Compares the least of the first third with the least of the last one: what is left when garbage has been collected. */
    private static void assertFlat(String node, List<Sample> samples) {
        int third = samples.size() / 3;
        Sample first = least(samples.subList(0, third));
        Sample last = least(samples.subList(samples.size() - third, samples.size()));
        ClusterFigures.add(
                "soak, " + node + ", first third, last third",
                "old generation %.0f, %.0f MB | threads %.0f, %.0f | connections %d, %d",
                first.heapBytes() / 1e6,
                last.heapBytes() / 1e6,
                first.threads(),
                last.threads(),
                first.connections(),
                last.connections());
        assertThat(first.heapBytes()).as("old generation of %s", node).isPositive();
        assertThat(last.heapBytes())
                .as("old generation of %s", node)
                .isLessThan(GROWTH * first.heapBytes() + SPARE_BYTES);
        assertThat(last.threads()).as("threads of %s", node).isLessThan(first.threads() + SPARE_THREADS);
        assertThat(last.connections()).as("connections of %s", node).isLessThanOrEqualTo(first.connections() + 5);
    }

    private static Sample least(List<Sample> samples) {
        return new Sample(
                samples.stream().mapToDouble(Sample::heapBytes).min().orElseThrow(),
                samples.stream().mapToDouble(Sample::threads).min().orElseThrow(),
                samples.stream().mapToInt(Sample::connections).min().orElseThrow());
    }
}
