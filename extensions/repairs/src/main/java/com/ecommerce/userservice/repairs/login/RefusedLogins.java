package com.ecommerce.userservice.repairs.login;

import java.util.EnumSet;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Notes at the request that Keycloak has refused its login, wherever that was: every refusal is an event. */
public final class RefusedLogins implements EventListenerProviderFactory, EventListenerProvider {

    private static final Set<EventType> REFUSALS = EnumSet.of(EventType.LOGIN_ERROR, EventType.UPDATE_CREDENTIAL_ERROR);

    @Override
    public void onEvent(Event event) {
        LoginAttempt attempt = REFUSALS.contains(event.getType()) ? LoginAttempt.current() : null;
        if (attempt != null) {
            attempt.refuse();
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // Refuses nobody.
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public String getId() {
        return "refused-logins";
    }

    /** Of every realm, without a setting. */
    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
