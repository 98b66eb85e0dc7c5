package com.ecommerce.userservice.grpc;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/**
 * Makes the services of the gRPC server known to Keycloak as {@code grpc-service}, so that any JAR in
 * {@code providers/} can add one.
 */
public final class GrpcServiceSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "grpc-service";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return GrpcServiceProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return GrpcServiceProviderFactory.class;
    }
}
