package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import com.ecommerce.userservice.core.cluster.ClusterHealthFactory;
import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.realm.AdministratorsRealm;
import com.ecommerce.userservice.core.startup.StartupTask;
import com.ecommerce.userservice.core.token.DecisionMeters;
import com.ecommerce.userservice.core.token.VerifiedTokens;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Reads the options once and creates the user service for each session. */
public final class DefaultUserServiceProviderFactory
        implements UserServiceProviderFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = UserServiceConfig.PROVIDER;

    private UserServiceConfig config;
    private VerifiedTokens verifiedTokens;
    private DecisionMeters meters;
    private ClusterHealth clusterHealth;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope scope) {
        config = UserServiceConfig.from(scope);
        verifiedTokens =
                new VerifiedTokens(config.tokenCacheMaxEntries(), config.tokenCacheMaxBytes(), Metrics.globalRegistry);
        meters = new DecisionMeters(Metrics.globalRegistry);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        clusterHealth = ClusterHealth.of(factory);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent ready && !Environment.isNonServerMode()) {
                AdministratorsRealm.protectOnce(ready.getFactory());
                StartupTask.runAll(ready.getFactory());
                watchCluster(ready.getFactory());
            }
        });
    }

    private static void watchCluster(KeycloakSessionFactory sessions) {
        if (sessions.getProviderFactory(ClusterHealth.class) instanceof ClusterHealthFactory factory) {
            factory.watch(sessions);
        }
    }

    @Override
    public UserServiceProvider create(KeycloakSession session) {
        return new DefaultUserServiceProvider(session, config, verifiedTokens, meters, clusterHealth);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return UserServiceConfig.metadata();
    }

    /** Shows the options in effect, and what is remembered of tokens, on the admin console's page "Server info". */
    @Override
    public Map<String, String> getOperationalInfo() {
        Map<String, String> info = new TreeMap<>(config.describe());
        info.putAll(verifiedTokens.use().describe("verified-tokens"));
        return info;
    }

    @Override
    public void close() {}
}
