package com.ecommerce.userservice.repairs.signin;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import java.util.stream.Stream;
import org.infinispan.Cache;
import org.keycloak.Config;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.infinispan.util.InfinispanUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.sessions.infinispan.InfinispanAuthenticationSessionProviderFactory;
import org.keycloak.models.sessions.infinispan.changes.SessionEntityWrapper;
import org.keycloak.models.sessions.infinispan.entities.RootAuthenticationSessionEntity;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderEvent;

/**
 * Takes the place of Keycloak's store of sign-ins that are not finished, under the same id, so that they have a bound:
 * Keycloak 26.7 keeps each for 30 minutes, anybody can begin any number, and its options bound other caches only. It may go
 * when Keycloak bounds the cache {@code authenticationSessions}.
 */
public final class BoundedAuthenticationSessionProviderFactory extends InfinispanAuthenticationSessionProviderFactory {

    private static final NumberOption MAX_SIGN_INS = new Options(
                    "authentication-sessions", InfinispanUtils.EMBEDDED_PROVIDER_ID)
            .number(
                    "max-sign-ins",
                    0,
                    NumberOption.UNBOUNDED,
                    20_000,
                    "Sign-ins that nobody has finished which a node keeps at most, about 5 kB each; 0 for no bound.");

    private int maxSignIns;
    private SignInSweeper sweeper;

    /** Above Keycloak's own factory, whose order is 1. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        maxSignIns = maxSignIns(config);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return Stream.concat(super.getConfigMetadata().stream(), Stream.of(MAX_SIGN_INS.describe()))
                .toList();
    }

    @Override
    public void onEvent(ProviderEvent event) {
        super.onEvent(event);
        if (event instanceof PostMigrationEvent migrated && maxSignIns > 0 && sweeper == null) {
            sweeper = new SignInSweeper(cache(migrated.getFactory()), maxSignIns);
            sweeper.start();
        }
    }

    private static Cache<String, SessionEntityWrapper<RootAuthenticationSessionEntity>> cache(
            KeycloakSessionFactory sessions) {
        try (KeycloakSession session = sessions.create()) {
            return session.getProvider(InfinispanConnectionProvider.class)
                    .getCache(InfinispanConnectionProvider.AUTHENTICATION_SESSIONS_CACHE_NAME);
        }
    }

    @Override
    public void close() {
        if (sweeper != null) {
            sweeper.stop();
        }
        super.close();
    }

    static int maxSignIns(Config.Scope scope) {
        return MAX_SIGN_INS.in(scope);
    }
}
