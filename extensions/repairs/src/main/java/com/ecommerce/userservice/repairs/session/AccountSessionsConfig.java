package com.ecommerce.userservice.repairs.session;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options of the event listener {@code user-service-account-sessions}.
 *
 * @param changesEndSessions whether a change of an account ends its sessions; false keeps Keycloak's behaviour
 * @param maxSessionsPerAccount how many sessions an account may have, and as many offline sessions; 0 for any number
 */
record AccountSessionsConfig(boolean changesEndSessions, int maxSessionsPerAccount) {

    private static final Options OPTIONS = new Options("events-listener", AccountSessionsListenerFactory.PROVIDER_ID);

    private static final String CHANGES_END_SESSIONS = "changes-end-sessions";
    private static final NumberOption MAX_SESSIONS_PER_ACCOUNT = OPTIONS.number(
            "max-sessions-per-account",
            0,
            NumberOption.UNBOUNDED,
            100,
            "How many sessions an account may have; a further login ends the oldest one. 0: no limit.");

    static final AccountSessionsConfig OFF = new AccountSessionsConfig(false, 0);

    AccountSessionsConfig {
        MAX_SESSIONS_PER_ACCOUNT.require(maxSessionsPerAccount);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static AccountSessionsConfig from(Config.Scope scope) {
        return new AccountSessionsConfig(
                OPTIONS.flag(scope, CHANGES_END_SESSIONS, true), MAX_SESSIONS_PER_ACCOUNT.in(scope));
    }

    static List<ProviderConfigProperty> metadata() {
        return List.of(
                Options.describe(
                        CHANGES_END_SESSIONS,
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        true,
                        "Whether the sessions of an account end when it is disabled or enabled, or its password changes."),
                MAX_SESSIONS_PER_ACCOUNT.describe());
    }

    /** Returns the options in effect by name. */
    Map<String, String> describe() {
        return Map.of(
                CHANGES_END_SESSIONS,
                String.valueOf(changesEndSessions),
                MAX_SESSIONS_PER_ACCOUNT.name(),
                String.valueOf(maxSessionsPerAccount));
    }
}
