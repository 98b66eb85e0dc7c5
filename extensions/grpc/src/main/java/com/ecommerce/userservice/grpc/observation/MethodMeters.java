package com.ecommerce.userservice.grpc.observation;

import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * The meters of one method: {@code grpc.server.call.started} and {@code grpc.server.call.duration}, whose difference
 * is what is in flight. There is one timer per status, from its first call on: a call looks up no meter and no tag.
 */
final class MethodMeters {

    /** A part of the bounds of gRFC A66, which has 41: enough for a p99 between 0.1 ms and 10 s. */
    private static final Duration[] BUCKETS = IntStream.of(
                    50,
                    100,
                    300,
                    600,
                    1_000,
                    2_000,
                    3_000,
                    5_000,
                    10_000,
                    20_000,
                    50_000,
                    100_000,
                    200_000,
                    500_000,
                    1_000_000,
                    2_000_000,
                    5_000_000,
                    10_000_000)
            .mapToObj(micros -> Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Tag method;
    private final Counter started;
    private final AtomicReferenceArray<Timer> durations = new AtomicReferenceArray<>(Status.Code.values().length);

    MethodMeters(MeterRegistry registry, String method) {
        this.registry = registry;
        this.method = Tag.of("grpc.method", method);
        this.started = Counter.builder("grpc.server.call.started")
                .description("gRPC calls that have begun, whether or not they have ended")
                .tags(List.of(this.method))
                .register(registry);
    }

    /** Begins a call; gRPC tells the returned tracer once when it has ended. */
    ServerStreamTracer begin() {
        started.increment();
        return new Call(System.nanoTime());
    }

    /** Returns the timer; two threads that find none register the same one. */
    private Timer duration(Status.Code status) {
        Timer known = durations.getAcquire(status.ordinal());
        if (known != null) {
            return known;
        }
        Timer registered = Timer.builder("grpc.server.call.duration")
                .description("gRPC calls that have ended, from the first byte to the last")
                .tags(List.of(method, Tag.of("grpc.status", status.name())))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        durations.setRelease(status.ordinal(), registered);
        return registered;
    }

    private final class Call extends ServerStreamTracer {

        private final long begun;

        Call(long begun) {
            this.begun = begun;
        }

        @Override
        public void streamClosed(Status status) {
            duration(status.getCode()).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }
}
