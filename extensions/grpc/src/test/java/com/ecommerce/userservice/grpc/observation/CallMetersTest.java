package com.ecommerce.userservice.grpc.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.Status;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetersTest {

    private static final String METHOD = "user.v1.UserService/GetUserByEmail";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallObservation observation = new CallObservation(registry, null);

    @Test
    void givenCalls_whenTheyEnd_thenTimedByMethodAndStatus() throws Exception {
        Status[] outcomes = {Status.OK, Status.OK, Status.RESOURCE_EXHAUSTED};
        int[] next = {0};
        try (ObservedServer server = new ObservedServer(observation, () -> outcomes[next[0]++])) {
            for (Status outcome : outcomes) {
                assertThat(server.call(new Metadata()).getCode()).isEqualTo(outcome.getCode());
            }
            server.checkHealth();
        }

        assertThat(duration(METHOD, "OK").count()).isEqualTo(2);
        assertThat(duration(METHOD, "OK").totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(duration(METHOD, "RESOURCE_EXHAUSTED").count()).isEqualTo(1);
        assertThat(duration("grpc.health.v1.Health/Check", "OK").count()).isEqualTo(1);
        assertThat(started(METHOD)).isEqualTo(3);
    }

    @Test
    void givenInventedMethods_whenCalled_thenOneLabelForAll() throws Exception {
        try (ObservedServer server = new ObservedServer(observation, () -> Status.OK)) {
            assertThat(server.callInvented("user.v1.UserService/Invented").getCode())
                    .isEqualTo(Status.Code.UNIMPLEMENTED);
            server.callInvented("invented.Service/Invented");
        }

        assertThat(duration("other", "UNIMPLEMENTED").count()).isEqualTo(2);
        assertThat(registry.find("grpc.server.call.duration").timers()).hasSize(1);
    }

    @Test
    void givenCall_whenRead_thenBucketsReachFromMicrosecondsToSeconds() throws Exception {
        try (ObservedServer server = new ObservedServer(observation, () -> Status.OK)) {
            server.call(new Metadata());
        }

        var buckets = duration(METHOD, "OK").takeSnapshot().histogramCounts();
        assertThat(buckets).hasSize(18);
        assertThat(buckets[0].bucket(TimeUnit.MICROSECONDS)).isEqualTo(50);
        assertThat(buckets[17].bucket(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(buckets[17].count()).isEqualTo(1);
    }

    @Test
    void givenMetricsAreOff_whenCalled_thenNothingIsRegistered() throws Exception {
        try (ObservedServer server = new ObservedServer(CallObservation.none(), () -> Status.OK)) {
            assertThat(server.call(new Metadata())).isEqualTo(Status.OK);
        }

        assertThat(registry.getMeters()).isEmpty();
    }

    private Timer duration(String method, String status) {
        return registry.get("grpc.server.call.duration")
                .tags("grpc.method", method, "grpc.status", status)
                .timer();
    }

    private double started(String method) {
        return registry.get("grpc.server.call.started")
                .tag("grpc.method", method)
                .counter()
                .count();
    }
}
