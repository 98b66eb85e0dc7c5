package com.ecommerce.userservice.repairs.login;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The options {@code --spi-login-admission--default--...}.
 *
 * @param maxAtOnce how many requests that hash a password are worked on at once
 * @param maxWaiting how many more wait, without occupying a worker
 * @param maxWaitMillis how long one waits at most, in milliseconds
 * @param refusalMillis how long a refused login takes at least, in milliseconds; 0: as the slowest password hash stored
 */
record LoginAdmissionConfig(int maxAtOnce, int maxWaiting, int maxWaitMillis, int refusalMillis) {

    private static final String PREFIX = "The option spi-login-admission--default--";
    private static final String MAX_AT_ONCE = "max-at-once";
    private static final String MAX_WAITING = "max-waiting";
    private static final String MAX_WAIT_MILLIS = "max-wait-millis";
    private static final String REFUSAL_MILLIS = "refusal-millis";

    /** Logins of two to four seconds on two processors. */
    private static final int DEFAULT_MAX_WAITING = 100;

    private static final int DEFAULT_MAX_WAIT_MILLIS = 10_000;
    private static final int HIGHEST = 1_000_000;

    LoginAdmissionConfig {
        require(MAX_AT_ONCE, maxAtOnce, 1);
        require(MAX_WAITING, maxWaiting, 0);
        require(MAX_WAIT_MILLIS, maxWaitMillis, 1);
        require(REFUSAL_MILLIS, refusalMillis, 0);
    }

    /** @param workers how many threads Keycloak works on requests with; a quarter of them is the default of max-at-once,
     *     so that, with what waits for locks, a third is never exceeded */
    static LoginAdmissionConfig from(Config.Scope scope, int workers) {
        return new LoginAdmissionConfig(
                number(scope, MAX_AT_ONCE, Math.max(1, workers / 4)),
                number(scope, MAX_WAITING, DEFAULT_MAX_WAITING),
                number(scope, MAX_WAIT_MILLIS, DEFAULT_MAX_WAIT_MILLIS),
                number(scope, REFUSAL_MILLIS, 0));
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MAX_AT_ONCE)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many requests that hash a password are worked on at once; by default a quarter of"
                        + " http-pool-max-threads.")
                .add()
                .property()
                .name(MAX_WAITING)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many more such requests wait, without a thread; beyond that the answer is 429.")
                .defaultValue(DEFAULT_MAX_WAITING)
                .add()
                .property()
                .name(MAX_WAIT_MILLIS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How long one waits at most, in milliseconds; then the answer is 429.")
                .defaultValue(DEFAULT_MAX_WAIT_MILLIS)
                .add()
                .property()
                .name(REFUSAL_MILLIS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(
                        "How long the answer to a refused login takes, in milliseconds, so that its time tells nothing;"
                                + " 0: one and a half times as long as the slowest password hash that is stored, and 100 ms.")
                .defaultValue(0)
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
            throw new IllegalArgumentException(PREFIX + option + " must be a whole number, not " + value);
        }
    }

    private static void require(String option, int value, int lowest) {
        if (value < lowest || value > HIGHEST) {
            throw new IllegalArgumentException(
                    PREFIX + option + " must be from " + lowest + " to " + HIGHEST + ", not " + value);
        }
    }
}
