package com.ecommerce.userservice.grpc;

import java.net.SocketAddress;
import java.util.Optional;
import org.keycloak.provider.Provider;

/** The gRPC server of this node, as a session sees it. */
public interface GrpcServerProvider extends Provider {

    /**
     * Returns the address that the server listens on, with the port that it got where port 0 was asked for; empty
     * before Keycloak is ready and after it began to stop.
     */
    Optional<SocketAddress> address();

    @Override
    default void close() {}
}
