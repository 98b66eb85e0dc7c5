package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.grpc.GrpcServiceProvider;
import com.ecommerce.userservice.grpc.GrpcServiceProviderFactory;
import com.ecommerce.userservice.grpc.call.CallerProof;
import com.ecommerce.userservice.grpc.call.GuardedService;
import io.grpc.ServerServiceDefinition;
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
     * @throws GrpcStartException if two factories offer a service of the same name: which one would answer was chance
     */
    static List<ServerServiceDefinition> collect(KeycloakSessionFactory sessions, CallerAuthentication authentication) {
        List<ServerServiceDefinition> services = sessions.getProviderFactoriesStream(GrpcServiceProvider.class)
                .map(GrpcServiceProviderFactory.class::cast)
                .map(factory -> guard(factory, sessions, authentication))
                .toList();
        requireDistinctNames(services);
        return services;
    }

    private static ServerServiceDefinition guard(
            GrpcServiceProviderFactory factory, KeycloakSessionFactory sessions, CallerAuthentication authentication) {
        CallerProof proof =
                switch (authentication) {
                    case BEARER -> CallerProof.TOKEN;
                    case BEARER_OR_MTLS -> CallerProof.CERTIFICATE_OR_TOKEN;
                    // With MTLS, whoever has a connection has proved itself.
                    case MTLS, NONE -> CallerProof.NONE;
                };
        return proof == CallerProof.NONE
                ? GuardedService.forAnyCaller(factory.service())
                : GuardedService.forAuthenticatedCallers(
                        factory.service(), factory.authenticatesCallers(), proof, sessions);
    }

    static void requireDistinctNames(List<ServerServiceDefinition> services) {
        Set<String> names = new HashSet<>();
        for (ServerServiceDefinition service : services) {
            String name = service.getServiceDescriptor().getName();
            if (!names.add(name)) {
                throw new GrpcStartException("Two providers of the SPI grpc-service offer the gRPC service " + name
                        + ". Disable one of them with --spi-grpc-service--<provider>--enabled=false.");
            }
        }
    }
}
