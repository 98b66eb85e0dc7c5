package com.ecommerce.userservice.core.startup;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/**
 * Does what has to be done when the server has started and takes no calls yet, on neither HTTP nor gRPC. A listener of
 * Keycloak's {@code PostMigrationEvent} cannot: Keycloak 26.7 calls listeners in no order that holds between modules.
 */
public interface StartupTaskFactory extends ProviderFactory<StartupTask> {

    /**
     * Does the task, once. What it throws ends the start.
     *
     * @param sessions of a Keycloak whose database and caches are ready
     */
    void run(KeycloakSessionFactory sessions);

    @Override
    default StartupTask create(KeycloakSession session) {
        return new StartupTask() {};
    }
}
