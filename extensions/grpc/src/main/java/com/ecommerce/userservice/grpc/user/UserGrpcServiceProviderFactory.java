package com.ecommerce.userservice.grpc.user;

import com.ecommerce.userservice.grpc.GrpcServiceProviderFactory;
import com.ecommerce.userservice.grpc.call.SessionCall;
import io.grpc.BindableService;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Adds {@code user.v1.UserService} to the gRPC server. */
public final class UserGrpcServiceProviderFactory implements GrpcServiceProviderFactory {

    public static final String PROVIDER_ID = "user";

    private UserGrpcServiceConfig config;
    private KeycloakSessionFactory sessions;

    @Override
    public BindableService service(SessionCall calls) {
        return new UserGrpcService(calls, sessions, config.maxRecalledReplies(), Metrics.globalRegistry);
    }

    @Override
    public boolean answersBySessionCall() {
        return true;
    }

    @Override
    public void init(Config.Scope scope) {
        config = UserGrpcServiceConfig.from(scope);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return UserGrpcServiceConfig.metadata();
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
