package com.ecommerce.userservice.grpc.observation;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.opentelemetry.context.Context;

/**
 * Makes the span of a call current on whichever thread works for the call, so that Keycloak's own spans, of SQL
 * statements for example, lie below it.
 */
final class SpanInterceptor implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Context context = CallSpan.CONTEXT.get();
        if (context == null) {
            return next.startCall(call, headers);
        }
        return new SpanListener<>(
                context.wrapSupplier(() -> next.startCall(call, headers)).get(), context);
    }

    private static final class SpanListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final Context context;

        SpanListener(ServerCall.Listener<Q> delegate, Context context) {
            super(delegate);
            this.context = context;
        }

        @Override
        public void onMessage(Q message) {
            context.wrap(() -> super.onMessage(message)).run();
        }

        @Override
        public void onHalfClose() {
            context.wrap(() -> super.onHalfClose()).run();
        }

        @Override
        public void onCancel() {
            context.wrap(() -> super.onCancel()).run();
        }

        @Override
        public void onComplete() {
            context.wrap(() -> super.onComplete()).run();
        }

        @Override
        public void onReady() {
            context.wrap(() -> super.onReady()).run();
        }
    }
}
