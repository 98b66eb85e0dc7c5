package com.ecommerce.userservice.grpc;

import com.ecommerce.userservice.grpc.call.SessionCall;
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
     * model: it opens a session for each call, as {@code calls} does. It may block, unless
     * {@link #answersBySessionCall()} says otherwise. What it throws reaches the client as
     * {@link com.ecommerce.userservice.core.error.Failures} translates it.
     *
     * @param calls answers calls in sessions
     */
    BindableService service(SessionCall calls);

    /**
     * Returns whether the service answers every call by {@link SessionCall#answer} and by nothing else, so that its
     * calls need no thread and no session of their own before. It is then called on the threads of the network, which
     * it must not block: each serves many connections, and all of them wait, health checks included. False, the default,
     * makes the server take such a thread and authenticate the caller first, in a session of its own.
     */
    default boolean answersBySessionCall() {
        return false;
    }

    @Override
    default GrpcServiceProvider create(KeycloakSession session) {
        return new GrpcServiceProvider() {};
    }
}
