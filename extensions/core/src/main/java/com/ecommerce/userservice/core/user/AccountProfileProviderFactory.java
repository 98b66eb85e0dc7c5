package com.ecommerce.userservice.core.user;

import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;

/**
 * Creates {@link AccountProfileProvider}s in place of Keycloak's own, under its id: pages, account console, admin console
 * and API, required actions and this service all read and write profiles through it. Extends an internal class of Keycloak
 * 26.7.
 */
public final class AccountProfileProviderFactory extends DeclarativeUserProfileProviderFactory {

    /** Above Keycloak's own factory. */
    public static final int ORDER = PROVIDER_PRIORITY + 1;

    @Override
    public DeclarativeUserProfileProvider create(KeycloakSession session) {
        return new AccountProfileProvider(session, this);
    }

    @Override
    public int order() {
        return ORDER;
    }
}
