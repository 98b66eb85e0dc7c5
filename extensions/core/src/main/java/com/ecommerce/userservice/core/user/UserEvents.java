package com.ecommerce.userservice.core.user;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Begins Keycloak's user events for what happens through this service. */
public final class UserEvents {

    private UserEvents() {}

    /**
     * Begins an event: its realm, client and IP address are set, and a detail tells operators that it came this way.
     *
     * @param client the client on whose behalf; may be null
     */
    public static EventBuilder begin(KeycloakSession session, RealmModel realm, ClientModel client, EventType type) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(type)
                .client(client)
                .detail("user-api", "rest");
    }
}
