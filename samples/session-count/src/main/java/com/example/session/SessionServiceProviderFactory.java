package com.example.session;

import com.ecommerce.userservice.grpc.GrpcServiceProviderFactory;
import com.ecommerce.userservice.grpc.call.SessionCall;
import io.grpc.BindableService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;

/** Adds {@code session.v1.SessionService} to the gRPC server. */
public final class SessionServiceProviderFactory implements GrpcServiceProviderFactory {

    @Override
    public String getId() {
        return "session-count";
    }

    @Override
    public BindableService service(SessionCall calls) {
        return new SessionService(calls);
    }

    /** Its one method does nothing but {@link SessionCall#answer}. */
    @Override
    public boolean answersBySessionCall() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
