package com.ecommerce.userservice.limits;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import io.micrometer.core.instrument.Metrics;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderFactory;

/** Opens the counts of this node at the start, and says then what they cannot do as the server is set up. */
public final class RateLimitsFactory implements ProviderFactory<RateLimits> {

    private LimitMeters meters;
    private StartupAdvice advice;
    private UserServiceConfig server;
    private volatile Limiter limiter;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope scope) {
        meters = new LimitMeters(Metrics.globalRegistry);
        limiter = new Limiter(AdmissionCounts.NONE, meters);
        advice = StartupAdvice.of(scope.root(), Environment.isDevMode());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        server = UserServiceConfig.ofServer();
        factory.register(event -> {
            if (event instanceof PostMigrationEvent ready && !Environment.isNonServerMode()) {
                limiter = new Limiter(SharedCounts.open(ready.getFactory()), meters);
                advice.log();
            }
        });
    }

    @Override
    public RateLimits create(KeycloakSession session) {
        return new RequestLimits(session, server, limiter);
    }

    @Override
    public void close() {}
}
