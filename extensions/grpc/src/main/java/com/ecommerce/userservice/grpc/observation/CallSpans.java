package com.ecommerce.userservice.grpc.observation;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes one span for each call of the given methods, below the span that the caller names in {@code traceparent}. As
 * part of the transport the span covers the wait for a thread and ends for every call, whoever refused it.
 *
 * <p>Not OpenTelemetry's {@code opentelemetry-grpc-1.6}: its JAR replaces the storage of gRPC's context for the whole
 * process, traced or not. Not Quarkus's own interceptor either (3.33): it makes the span current on the first thread of
 * a call only and leaves it so.
 */
final class CallSpans extends ServerStreamTracer.Factory {

    private static final ServerStreamTracer NONE = new ServerStreamTracer() {};

    private final Tracer tracer;
    private final Map<String, MethodName> methods;

    /** @param methods full names; calls of all others have no span */
    CallSpans(Tracer tracer, Collection<String> methods) {
        this.tracer = tracer;
        this.methods = methods.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), MethodName::parse));
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
        MethodName method = methods.get(fullMethodName);
        if (method == null) {
            return NONE;
        }
        Context caller =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, MetadataGetter.INSTANCE);
        return new CallSpan(
                tracer.spanBuilder(fullMethodName)
                        .setParent(caller)
                        .setSpanKind(SpanKind.SERVER)
                        .setAllAttributes(method.attributes())
                        .startSpan(),
                caller);
    }
}
