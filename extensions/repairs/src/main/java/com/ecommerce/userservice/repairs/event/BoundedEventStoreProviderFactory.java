package com.ecommerce.userservice.repairs.event;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Takes the place of Keycloak's event store, under the same id, so that nobody fills the database by events: Keycloak 26.7
 * stores details of any length, and an event for whatever an anonymous client sends. Options of the same scope,
 * {@code --spi-events-store--jpa--...}. It may go when Keycloak bounds both.
 */
public final class BoundedEventStoreProviderFactory extends JpaEventStoreProviderFactory {

    private EventStoreConfig config;
    private AnonymousFailures anonymousFailures;

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void init(Config.Scope scope) {
        super.init(scope);
        config = EventStoreConfig.from(scope);
        anonymousFailures = new AnonymousFailures(
                config.maxAnonymousFailuresPerMinute(), System::currentTimeMillis, Metrics.globalRegistry);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return EventStoreConfig.metadata();
    }

    @Override
    public EventStoreProvider create(KeycloakSession session) {
        return new BoundedEventStoreProvider(
                session,
                session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                config.maxDetailLength(),
                anonymousFailures);
    }
}
