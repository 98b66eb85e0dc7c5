package com.ecommerce.userservice.grpc;

import org.keycloak.provider.Provider;

/**
 * What Keycloak's SPI mechanism wants a session to have. A gRPC service lives longer than any session, hence there is
 * nothing here: see {@link GrpcServiceProviderFactory#service}.
 */
public interface GrpcServiceProvider extends Provider {

    @Override
    default void close() {}
}
