package com.ecommerce.userservice.repairs.event;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The options of the event store, {@code --spi-events-store--jpa--...}.
 *
 * @param maxDetailLength characters (code points) of a detail that are stored at most; 0 for all of them
 * @param maxAnonymousFailuresPerMinute events about no account that a node stores of each realm at most; 0 for all of them
 */
record EventStoreConfig(int maxDetailLength, int maxAnonymousFailuresPerMinute) {

    private static final String MAX_DETAIL_LENGTH = "max-detail-length";
    private static final String MAX_ANONYMOUS_FAILURES = "max-anonymous-failures-per-minute";
    private static final int DEFAULT_DETAIL_LENGTH = 255;
    private static final int DEFAULT_ANONYMOUS_FAILURES = 600;

    EventStoreConfig {
        requireNotNegative(MAX_DETAIL_LENGTH, maxDetailLength);
        requireNotNegative(MAX_ANONYMOUS_FAILURES, maxAnonymousFailuresPerMinute);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static EventStoreConfig from(Config.Scope scope) {
        return new EventStoreConfig(
                number(scope, MAX_DETAIL_LENGTH, DEFAULT_DETAIL_LENGTH),
                number(scope, MAX_ANONYMOUS_FAILURES, DEFAULT_ANONYMOUS_FAILURES));
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MAX_DETAIL_LENGTH)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Characters of an event's detail that are stored at most; 0 for all of them.")
                .defaultValue(DEFAULT_DETAIL_LENGTH)
                .add()
                .property()
                .name(MAX_ANONYMOUS_FAILURES)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Events about failures of no known account that a node stores of each realm in a minute at"
                        + " most; 0 for all of them.")
                .defaultValue(DEFAULT_ANONYMOUS_FAILURES)
                .add()
                .build();
    }

    private static int number(Config.Scope scope, String option, int defaultValue) {
        String value = scope.get(option);
        if (value == null) {
            return defaultValue;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "The option spi-events-store--jpa--" + option + " must be a whole number, not " + value);
        }
    }

    private static void requireNotNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "The option spi-events-store--jpa--" + option + " must be at least 0, not " + value);
        }
    }
}
