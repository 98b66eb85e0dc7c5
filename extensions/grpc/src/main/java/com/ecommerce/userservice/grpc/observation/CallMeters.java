package com.ecommerce.userservice.grpc.observation;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts and times calls under the names of gRPC's own standard
 * (<a href="https://github.com/grpc/proposal/blob/master/A66-otel-stats.md">gRFC A66</a>). As part of the transport it
 * sees what no interceptor sees: the wait for a thread, calls that are refused before their service hears of them, and
 * calls of unknown methods.
 */
final class CallMeters extends ServerStreamTracer.Factory {

    /** Stands for every method that this server does not have: callers can invent names without end. */
    private static final String OTHER = "other";

    private final Map<String, MethodMeters> methods;
    private final MethodMeters other;

    /** @param methods full names, for example {@code user.v1.UserService/GetUser} */
    CallMeters(MeterRegistry registry, Stream<String> methods) {
        this.methods = methods.collect(
                Collectors.toUnmodifiableMap(Function.identity(), method -> new MethodMeters(registry, method)));
        this.other = new MethodMeters(registry, OTHER);
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
        return methods.getOrDefault(fullMethodName, other).begin();
    }
}
