package com.ecommerce.userservice.grpc;

import io.grpc.BindableService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** Adds a service to the gRPC server. */
public interface GrpcServiceProviderFactory extends ProviderFactory<GrpcServiceProvider> {

    /**
     * Returns the service; never null. Asked for once, when the server starts, after every factory's
     * {@code postInit}.
     *
     * <p>The service is a singleton that many threads call at once. It must not hold a {@code KeycloakSession} or a
     * model: it opens a session for each call, as {@link com.ecommerce.userservice.grpc.call.SessionCall} does. It may
     * block, since calls never run on a thread of the network. What it throws reaches the client as
     * {@link com.ecommerce.userservice.core.error.Failures} translates it.
     */
    BindableService service();

    /**
     * Returns whether the service answers every call by
     * {@link com.ecommerce.userservice.grpc.call.SessionCall#answer}, which authenticates the caller in the session of
     * the call. False, the default, makes the server authenticate the caller first, in a session of its own.
     */
    default boolean authenticatesCallers() {
        return false;
    }

    @Override
    default GrpcServiceProvider create(KeycloakSession session) {
        return new GrpcServiceProvider() {};
    }
}
