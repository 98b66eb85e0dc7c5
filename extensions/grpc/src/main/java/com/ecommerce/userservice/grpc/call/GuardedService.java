package com.ecommerce.userservice.grpc.call;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import org.keycloak.models.KeycloakSessionFactory;

/** Puts around a service what every service shares: attributes of the call, caller authentication, errors. */
public final class GuardedService {

    private GuardedService() {}

    /**
     * Returns the service for a server that authenticates callers.
     *
     * @param authenticatesCallers whether the service does so itself, by {@link SessionCall#answer}
     */
    public static ServerServiceDefinition forAuthenticatedCallers(
            BindableService service, boolean authenticatesCallers, CallerProof proof, KeycloakSessionFactory sessions) {
        ServerServiceDefinition inner = authenticatesCallers
                ? service.bindService()
                : ServerInterceptors.intercept(service, new CallerInterceptor(new SessionCall(sessions)));
        return guard(inner, proof);
    }

    /** Returns the service for a server that lets in every caller who has a connection to it. */
    public static ServerServiceDefinition forAnyCaller(BindableService service) {
        return guard(service.bindService(), CallerProof.NONE);
    }

    private static ServerServiceDefinition guard(ServerServiceDefinition service, CallerProof proof) {
        // As streams, messages are parsed inside of the error interceptor and not before it, where gRPC answers UNKNOWN
        // to a message that is no protobuf and logs a stack trace that anybody can provoke.
        return ServerInterceptors.interceptForward(
                ServerInterceptors.useMarshalledMessages(service, UnreadMessages.INSTANCE),
                new ErrorInterceptor(),
                new CallAttributesInterceptor(proof));
    }
}
