package com.ecommerce.userservice.grpc.call;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
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
        ServerServiceDefinition.Builder lenient =
                ServerServiceDefinition.builder(service.getServiceDescriptor().getName());
        service.getMethods().forEach(method -> lenient.addMethod(lenient(method)));
        return ServerInterceptors.interceptForward(
                lenient.build(), new ErrorInterceptor(), new CallAttributesInterceptor(proof));
    }

    private static <Q, R> ServerMethodDefinition<Q, R> lenient(ServerMethodDefinition<Q, R> method) {
        MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
        return ServerMethodDefinition.create(
                descriptor.toBuilder(
                                new RequestMarshaller<>(descriptor.getRequestMarshaller()),
                                descriptor.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }
}
