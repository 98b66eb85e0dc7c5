package com.ecommerce.userservice.repairs.sessioncache;

import com.ecommerce.userservice.core.startup.StartupTaskFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Has {@link SessionCacheGuard} guard the session caches of this node before it takes calls. Keycloak's option
 * {@code --spi-startup-task--session-cache-guard--enabled=false} (build time) leaves it out.
 */
public final class SessionCacheGuardFactory implements StartupTaskFactory {

    @Override
    public String getId() {
        return "session-cache-guard";
    }

    @Override
    public void run(KeycloakSessionFactory sessions) {
        SessionCacheGuard.install(sessions);
    }

    @Override
    public void init(Config.Scope scope) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
