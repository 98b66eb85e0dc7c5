package com.ecommerce.userservice.grpc.user;

import com.ecommerce.userservice.grpc.GrpcServiceProviderFactory;
import com.ecommerce.userservice.grpc.call.SessionCall;
import io.grpc.BindableService;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Adds {@code user.v1.UserService} to the gRPC server. */
public final class UserGrpcServiceProviderFactory
        implements GrpcServiceProviderFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "user";

    private UserGrpcServiceConfig config;
    private KeycloakSessionFactory sessions;
    private volatile UserGrpcService service;

    @Override
    public BindableService service(SessionCall calls) {
        service = new UserGrpcService(calls, sessions, config.maxCachedResponses(), Metrics.globalRegistry);
        return service;
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

    /** Shows on the admin console's page "Server info" how often a response was cached. */
    @Override
    public Map<String, String> getOperationalInfo() {
        UserGrpcService running = service;
        return running == null ? Map.of() : running.describe();
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
