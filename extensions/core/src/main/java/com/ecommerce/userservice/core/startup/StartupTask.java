package com.ecommerce.userservice.core.startup;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/**
 * What Keycloak's SPI mechanism wants a session to have. A task is done once and has nothing for a session: see
 * {@link StartupTaskFactory#run}.
 */
public interface StartupTask extends Provider {

    /** Runs all tasks, on this thread; see {@link StartupTaskFactory#run}. */
    static void runAll(KeycloakSessionFactory sessions) {
        sessions.getProviderFactoriesStream(StartupTask.class)
                .map(StartupTaskFactory.class::cast)
                .forEach(task -> task.run(sessions));
    }

    @Override
    default void close() {}
}
