package com.ecommerce.userservice.grpc.user;

import com.ecommerce.userservice.grpc.GrpcServiceProviderFactory;
import com.ecommerce.userservice.grpc.call.SessionCall;
import io.grpc.BindableService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;

/** Adds {@code user.v1.UserService} to the gRPC server. */
public final class UserGrpcServiceProviderFactory implements GrpcServiceProviderFactory {

    public static final String PROVIDER_ID = "user";

    private volatile BindableService service;

    @Override
    public BindableService service() {
        return service;
    }

    @Override
    public boolean authenticatesCallers() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        service = new UserGrpcService(new SessionCall(factory));
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
