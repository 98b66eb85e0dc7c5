package com.ecommerce.userservice.core.realm;

import org.keycloak.models.RealmModel;

/**
 * What an operator sets per realm, kept in the realm's attributes.
 *
 * @param enabled whether the realm serves the user service; off unless the attribute says {@code true}
 */
public record RealmSettings(boolean enabled) {

    private static final String ENABLED = "user-service.enabled";

    /** Reads the settings of a realm. */
    public static RealmSettings of(RealmModel realm) {
        return new RealmSettings(realm.getAttribute(ENABLED, false));
    }
}
