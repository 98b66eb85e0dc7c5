package com.ecommerce.userservice.realm.server;

import com.ecommerce.userservice.realm.Failure;
import java.util.Map;

/**
 * Who asks, by the names of Keycloak's own options.
 *
 * @param form fields of the token request
 * @param variables the environment variables that these come from
 */
record Administrator(Map<String, String> form, String variables) {

    private static final String CLIENT_ID = "KC_BOOTSTRAP_ADMIN_CLIENT_ID";
    private static final String CLIENT_SECRET = "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET";
    private static final String USERNAME = "KC_BOOTSTRAP_ADMIN_USERNAME";
    private static final String PASSWORD = "KC_BOOTSTRAP_ADMIN_PASSWORD";

    Administrator {
        form = Map.copyOf(form);
    }

    /**
     * Prefers the service account where both are set: it leaves no session behind.
     *
     * @throws Failure if neither is set
     */
    static Administrator from(Map<String, String> environment) {
        if (isSet(environment, CLIENT_SECRET)) {
            return new Administrator(
                    Map.of(
                            "grant_type", "client_credentials",
                            // Keycloak's own default for the name.
                            "client_id", environment.getOrDefault(CLIENT_ID, "temp-admin-service"),
                            "client_secret", environment.get(CLIENT_SECRET)),
                    CLIENT_ID + " and " + CLIENT_SECRET);
        }
        if (isSet(environment, USERNAME) && isSet(environment, PASSWORD)) {
            return new Administrator(
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "admin-cli",
                            "username",
                            environment.get(USERNAME),
                            "password",
                            environment.get(PASSWORD)),
                    USERNAME + " and " + PASSWORD);
        }
        throw new Failure("No administrator is set: " + CLIENT_ID + " and " + CLIENT_SECRET
                + " name a service account, " + USERNAME + " and " + PASSWORD + " a user.");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    @Override
    public String toString() {
        return variables;
    }
}
