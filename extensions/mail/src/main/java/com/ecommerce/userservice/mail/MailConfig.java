package com.ecommerce.userservice.mail;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The options of sending, {@code --spi-email-sender--default--...}. They hold on each node.
 *
 * @param maxAtOncePerRealm e-mails of a realm that are handed to its mail server at once at most
 * @param maxAtOnce the same of all realms together
 * @param maxWaitingPerRealm e-mails of a realm that wait for its mail server at most; one too many is dropped
 * @param maxWaiting the same of all realms together
 */
record MailConfig(int maxAtOncePerRealm, int maxAtOnce, int maxWaitingPerRealm, int maxWaiting) {

    private static final String MAX_AT_ONCE_PER_REALM = "max-at-once-per-realm";
    private static final String MAX_AT_ONCE = "max-at-once";
    private static final String MAX_WAITING_PER_REALM = "max-waiting-per-realm";
    private static final String MAX_WAITING = "max-waiting";

    MailConfig {
        requirePositive(MAX_AT_ONCE_PER_REALM, maxAtOncePerRealm);
        requirePositive(MAX_AT_ONCE, maxAtOnce);
        requirePositive(MAX_WAITING_PER_REALM, maxWaitingPerRealm);
        requirePositive(MAX_WAITING, maxWaiting);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static MailConfig from(Config.Scope scope) {
        return new MailConfig(
                number(scope, MAX_AT_ONCE_PER_REALM, 2),
                number(scope, MAX_AT_ONCE, 32),
                number(scope, MAX_WAITING_PER_REALM, 500),
                number(scope, MAX_WAITING, 2_000));
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MAX_AT_ONCE_PER_REALM)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("E-mails of a realm that are handed to its mail server at once at most, on each node.")
                .defaultValue(2)
                .add()
                .property()
                .name(MAX_AT_ONCE)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("E-mails of all realms that are handed to mail servers at once at most, on each node.")
                .defaultValue(32)
                .add()
                .property()
                .name(MAX_WAITING_PER_REALM)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("E-mails of a realm that wait at most, on each node; one too many is dropped.")
                .defaultValue(500)
                .add()
                .property()
                .name(MAX_WAITING)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("E-mails of all realms that wait at most, on each node; one too many is dropped.")
                .defaultValue(2_000)
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
                    "The option spi-email-sender--default--" + option + " must be a whole number, not " + value);
        }
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "The option spi-email-sender--default--" + option + " must be at least 1, not " + value);
        }
    }
}
