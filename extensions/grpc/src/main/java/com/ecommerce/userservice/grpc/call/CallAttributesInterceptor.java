package com.ecommerce.userservice.grpc.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Hands the attributes of a call down to {@link SessionCall}, on whichever thread the call runs. */
final class CallAttributesInterceptor implements ServerInterceptor {

    private final CallerProof proof;

    CallAttributesInterceptor(CallerProof proof) {
        this.proof = proof;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        CallAttributes attributes = CallAttributes.of(call, headers, proof.wantsToken(call));
        return Contexts.interceptCall(Context.current().withValue(CallAttributes.KEY, attributes), call, headers, next);
    }
}
