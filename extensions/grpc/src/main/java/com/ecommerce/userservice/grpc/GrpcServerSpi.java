package com.ecommerce.userservice.grpc;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the gRPC server known to Keycloak as {@code grpc-server}. */
public final class GrpcServerSpi implements Spi {

    /** Part of every option's name: {@code --spi-grpc-server--default--...}. */
    public static final String NAME = "grpc-server";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return GrpcServerProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return GrpcServerProviderFactory.class;
    }
}
