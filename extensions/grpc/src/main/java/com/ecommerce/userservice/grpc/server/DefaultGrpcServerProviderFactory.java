package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.cluster.ClusterHealth;
import com.ecommerce.userservice.core.cluster.ClusterHealthEvent;
import com.ecommerce.userservice.grpc.GrpcServerProvider;
import com.ecommerce.userservice.grpc.GrpcServerProviderFactory;
import com.ecommerce.userservice.grpc.GrpcServiceProvider;
import com.ecommerce.userservice.grpc.observation.CallObservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resources.ShutdownDelayInitiatedEvent;

/**
 * Ties a {@link GrpcServer} to the life of Keycloak (26.7): it starts on {@link PostMigrationEvent}, which
 * {@code KeycloakApplication} sends when database and caches are ready, and not when a command such as {@code import}
 * runs; it stops before what its calls work with is closed.
 */
public final class DefaultGrpcServerProviderFactory
        implements GrpcServerProviderFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "default";

    private volatile GrpcServerConfig config;
    private volatile GrpcServer server;

    @Override
    public GrpcServerProvider create(KeycloakSession session) {
        return () -> Optional.ofNullable(server).map(GrpcServer::address);
    }

    @Override
    public void init(Config.Scope scope) {
        // Commands such as import start no server: they must not ask for its certificate.
        if (!Environment.isNonServerMode()) {
            config = GrpcServerConfig.from(
                    scope, Environment.isDevMode(), Boolean.parseBoolean(System.getenv("KC_RUN_IN_CONTAINER")));
            // Already here, so that Keycloak does not first change its database and then refuse to start.
            config.tls().ifPresent(TlsCredentials::read);
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::onEvent);
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent ready && config != null) {
            KeycloakSessionFactory sessions = ready.getFactory();
            server = GrpcServer.start(
                    config,
                    workers -> GrpcServices.collect(sessions, config.callerAuthentication(), workers),
                    CallObservation.of(sessions));
            // What it has told before the server was there.
            server.reportServing(ClusterHealth.of(sessions).isHealthy());
        } else if (event instanceof ClusterHealthEvent cluster && server != null) {
            server.reportServing(cluster.healthy());
        } else if (event instanceof ShutdownDelayInitiatedEvent && server != null) {
            server.reportNotServing();
        }
    }

    @Override
    public void close() {
        GrpcServer running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    /** What calls in flight need: Keycloak closes a factory before those that it depends on. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(
                GrpcServiceProvider.class,
                UserServiceProvider.class,
                UserSessionProvider.class,
                JpaConnectionProvider.class);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return GrpcServerConfig.metadata();
    }

    /** Shows what is in force on the page Server Info of the admin console. */
    @Override
    public Map<String, String> getOperationalInfo() {
        GrpcServer running = server;
        return running == null ? Map.of() : running.description();
    }
}
