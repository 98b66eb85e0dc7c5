package com.ecommerce.userservice.grpc.call;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Authenticates the caller of a service that does not do so itself, before the service hears of the call. */
final class CallerInterceptor implements ServerInterceptor {

    private final SessionCall calls;

    CallerInterceptor(SessionCall calls) {
        this.calls = calls;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        calls.authenticate();
        return next.startCall(call, headers);
    }
}
