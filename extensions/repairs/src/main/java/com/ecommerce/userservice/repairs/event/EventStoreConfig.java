package com.ecommerce.userservice.repairs.event;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options of the event store, {@code --spi-events-store--jpa--...}.
 *
 * @param maxDetailLength characters (code points) of a detail that are stored at most; 0 for all of them
 * @param maxAnonymousFailuresPerMinute events about no account that a node stores of each realm at most; 0 for all of them
 */
record EventStoreConfig(int maxDetailLength, int maxAnonymousFailuresPerMinute) {

    private static final Options OPTIONS = new Options("events-store", "jpa");

    private static final NumberOption MAX_DETAIL_LENGTH = OPTIONS.number(
            "max-detail-length",
            0,
            NumberOption.UNBOUNDED,
            255,
            "Characters of an event's detail that are stored at most; 0 for all of them.");
    private static final NumberOption MAX_ANONYMOUS_FAILURES = OPTIONS.number(
            "max-anonymous-failures-per-minute",
            0,
            NumberOption.UNBOUNDED,
            600,
            "Events about failures of no known account that a node stores of each realm in a minute at most; 0 for all"
                    + " of them.");

    EventStoreConfig {
        MAX_DETAIL_LENGTH.require(maxDetailLength);
        MAX_ANONYMOUS_FAILURES.require(maxAnonymousFailuresPerMinute);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static EventStoreConfig from(Config.Scope scope) {
        return new EventStoreConfig(MAX_DETAIL_LENGTH.in(scope), MAX_ANONYMOUS_FAILURES.in(scope));
    }

    static List<ProviderConfigProperty> metadata() {
        return List.of(MAX_DETAIL_LENGTH.describe(), MAX_ANONYMOUS_FAILURES.describe());
    }
}
