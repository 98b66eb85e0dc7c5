package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.grpc.GrpcServiceProvider;
import com.ecommerce.userservice.grpc.GrpcServiceProviderFactory;
import com.ecommerce.userservice.grpc.call.CallWorkers;
import com.ecommerce.userservice.grpc.call.CallerProof;
import com.ecommerce.userservice.grpc.call.GuardedService;
import com.ecommerce.userservice.grpc.call.SessionCall;
import io.grpc.BindableService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSessionFactory;

/** Collects the services of every JAR. */
final class GrpcServices {

    private GrpcServices() {}

    /**
     * Returns the services, guarded as configured.
     *
     * @param workers work on the calls of all of them
     * @throws GrpcStartException if two factories offer a service of the same name: which one would answer was chance
     */
    static List<HostedService> collect(
            KeycloakSessionFactory sessions, CallerAuthentication authentication, CallWorkers workers) {
        CallerProof proof =
                switch (authentication) {
                    case BEARER -> CallerProof.TOKEN;
                    case BEARER_OR_MTLS -> CallerProof.CERTIFICATE_OR_TOKEN;
                    // With MTLS, whoever has a connection has proved itself.
                    case MTLS, NONE -> CallerProof.NONE;
                };
        List<HostedService> services = sessions.getProviderFactoriesStream(GrpcServiceProvider.class)
                .map(GrpcServiceProviderFactory.class::cast)
                .map(factory -> host(factory, sessions, proof, workers))
                .toList();
        requireDistinctNames(services);
        return services;
    }

    private static HostedService host(
            GrpcServiceProviderFactory factory,
            KeycloakSessionFactory sessions,
            CallerProof proof,
            CallWorkers workers) {
        if (factory.answersBySessionCall()) {
            BindableService service = factory.service(new SessionCall(sessions, workers));
            return new HostedService(GuardedService.answering(service, proof), true);
        }
        SessionCall calls = SessionCall.onThreadOfCall(sessions);
        return new HostedService(GuardedService.blocking(factory.service(calls), proof, calls, workers), false);
    }

    static void requireDistinctNames(List<HostedService> services) {
        Set<String> names = new HashSet<>();
        for (HostedService service : services) {
            String name = service.name();
            if (!names.add(name)) {
                throw new GrpcStartException("Two providers of the SPI grpc-service offer the gRPC service " + name
                        + ". Disable one of them with --spi-grpc-service--<provider>--enabled=false.");
            }
        }
    }
}
