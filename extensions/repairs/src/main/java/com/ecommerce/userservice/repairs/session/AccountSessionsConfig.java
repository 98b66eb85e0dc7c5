package com.ecommerce.userservice.repairs.session;

import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The options of the event listener {@code user-service-account-sessions}.
 *
 * @param changesEndSessions whether a change of an account ends its sessions; false keeps Keycloak's behaviour
 * @param maxSessionsPerAccount how many sessions an account may have, and as many offline sessions; 0 for any number
 */
record AccountSessionsConfig(boolean changesEndSessions, int maxSessionsPerAccount) {

    static final AccountSessionsConfig OFF = new AccountSessionsConfig(false, 0);

    private static final String CHANGES_END_SESSIONS = "changes-end-sessions";
    private static final String MAX_SESSIONS_PER_ACCOUNT = "max-sessions-per-account";
    private static final int DEFAULT_MAX_SESSIONS_PER_ACCOUNT = 100;

    AccountSessionsConfig {
        if (maxSessionsPerAccount < 0) {
            throw invalid(MAX_SESSIONS_PER_ACCOUNT, "must be at least 0", String.valueOf(maxSessionsPerAccount));
        }
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static AccountSessionsConfig from(Config.Scope scope) {
        return new AccountSessionsConfig(
                flag(scope.get(CHANGES_END_SESSIONS, "true").strip()),
                number(scope.get(MAX_SESSIONS_PER_ACCOUNT, String.valueOf(DEFAULT_MAX_SESSIONS_PER_ACCOUNT))
                        .strip()));
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CHANGES_END_SESSIONS)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText(
                        "Whether the sessions of an account end when it is disabled or enabled, or its password changes.")
                .defaultValue(true)
                .add()
                .property()
                .name(MAX_SESSIONS_PER_ACCOUNT)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many sessions an account may have; a further login ends the oldest one. 0: no limit.")
                .defaultValue(DEFAULT_MAX_SESSIONS_PER_ACCOUNT)
                .add()
                .build();
    }

    /** Returns the options in effect by name. */
    Map<String, String> describe() {
        return Map.of(
                CHANGES_END_SESSIONS,
                String.valueOf(changesEndSessions),
                MAX_SESSIONS_PER_ACCOUNT,
                String.valueOf(maxSessionsPerAccount));
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(CHANGES_END_SESSIONS, "must be true or false", value);
        };
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw invalid(MAX_SESSIONS_PER_ACCOUNT, "must be a whole number", value);
        }
    }

    private static IllegalArgumentException invalid(String option, String rule, String value) {
        return new IllegalArgumentException("The option spi-events-listener--"
                + AccountSessionsListenerFactory.PROVIDER_ID + "--" + option + " " + rule + ", not " + value);
    }
}
