package com.ecommerce.userservice.grpc.call;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;

/** Puts around a service what every service shares: attributes of the call, caller authentication, errors. */
public final class GuardedService {

    private GuardedService() {}

    /** Returns a service that answers every call by {@link SessionCall#answer}, which authenticates the caller. */
    public static ServerServiceDefinition answering(BindableService service, CallerProof proof) {
        return guard(service.bindService(), proof);
    }

    /**
     * Returns a service that may block, and whose callers are authenticated before it hears of them.
     *
     * @param workers whose bounds the service shares
     */
    public static ServerServiceDefinition blocking(
            BindableService service, CallerProof proof, SessionCall calls, CallWorkers workers) {
        ServerServiceDefinition inner = proof == CallerProof.NONE
                ? service.bindService()
                : ServerInterceptors.intercept(service, new CallerInterceptor(calls));
        return ServerInterceptors.intercept(guard(inner, proof), workers.bound());
    }

    private static ServerServiceDefinition guard(ServerServiceDefinition service, CallerProof proof) {
        // As streams, messages are parsed inside of the error interceptor and not before it, where gRPC answers UNKNOWN
        // to a message that is no protobuf and logs a stack trace that anybody can provoke.
        return ServerInterceptors.interceptForward(
                ServerInterceptors.useMarshalledMessages(service, PassThroughMarshaller.INSTANCE),
                new ErrorInterceptor(),
                new CallAttributesInterceptor(proof));
    }
}
