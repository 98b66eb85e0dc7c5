package com.ecommerce.userservice.repairs.event;

import jakarta.persistence.EntityManager;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.jpa.JpaEventStoreProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's event store (26.7, an internal class that its factory casts to), which stores no more of an event than an
 * operator reads, and not every event that anybody can provoke. Listeners still see each event as it is.
 */
final class BoundedEventStoreProvider extends JpaEventStoreProvider {

    private final int maxDetailLength;
    private final AnonymousFailures anonymousFailures;

    BoundedEventStoreProvider(
            KeycloakSession session, EntityManager entities, int maxDetailLength, AnonymousFailures anonymousFailures) {
        super(session, entities);
        this.maxDetailLength = maxDetailLength;
        this.anonymousFailures = anonymousFailures;
    }

    @Override
    public void onEvent(Event event) {
        if (anonymousFailures.admit(event)) {
            super.onEvent(EventDetails.cut(event, maxDetailLength));
        }
    }

    /** The representation stays whole: only operators cause it, and half of a JSON document is none. */
    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        super.onEvent(EventDetails.cut(event, maxDetailLength), includeRepresentation);
    }
}
