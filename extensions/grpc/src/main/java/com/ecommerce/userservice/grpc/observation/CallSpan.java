package com.ecommerce.userservice.grpc.observation;

import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.EnumSet;
import java.util.Set;

/**
 * The span of one call. It says how the call ended, in the words that the client got and no others: neither headers nor
 * messages nor exceptions, which may hold tokens or personal data.
 */
final class CallSpan extends ServerStreamTracer {

    /** OpenTelemetry's context with the span, for {@link SpanInterceptor}; absent for calls without a span. */
    static final io.grpc.Context.Key<Context> CONTEXT = io.grpc.Context.key("span-context");

    private static final AttributeKey<Long> STATUS_CODE = AttributeKey.longKey("rpc.grpc.status_code");

    /** The statuses that are the server's fault; all others are answers. */
    private static final Set<Status.Code> ERRORS = EnumSet.of(
            Status.Code.UNKNOWN,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.UNIMPLEMENTED,
            Status.Code.INTERNAL,
            Status.Code.UNAVAILABLE,
            Status.Code.DATA_LOSS);

    private final Span span;
    private final Context context;

    CallSpan(Span span, Context caller) {
        this.span = span;
        this.context = caller.with(span);
    }

    @Override
    public io.grpc.Context filterContext(io.grpc.Context call) {
        return call.withValue(CONTEXT, context);
    }

    @Override
    public void streamClosed(Status status) {
        span.setAttribute(STATUS_CODE, (long) status.getCode().value());
        if (ERRORS.contains(status.getCode())) {
            span.setStatus(StatusCode.ERROR, status.getDescription() == null ? "" : status.getDescription());
        }
        span.end();
    }
}
