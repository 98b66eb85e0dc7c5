package com.ecommerce.userservice.grpc;

import org.keycloak.provider.ProviderFactory;

/**
 * Runs a gRPC server from the moment that Keycloak is ready until it stops. Keycloak's own option
 * {@code --spi-grpc-server--default--enabled=false} (build time) leaves the server out.
 */
public interface GrpcServerProviderFactory extends ProviderFactory<GrpcServerProvider> {}
