package com.ecommerce.userservice.mail;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Creates {@link AccountNotices} for the realms that name them among their event listeners. */
public final class AccountNoticesFactory implements EventListenerProviderFactory {

    /** Name in a realm's {@code eventsListeners}. */
    public static final String PROVIDER_ID = "user-service-notices";

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new AccountNotices(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
