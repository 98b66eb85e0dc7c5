package com.ecommerce.userservice.repairs.login;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options {@code --spi-login-admission--default--...}.
 *
 * @param maxAtOnce how many requests that hash a password are worked on at once
 * @param maxWaiting how many more wait, without occupying a worker
 * @param maxWaitMillis how long one waits at most, in milliseconds
 * @param refusalMillis how long a refused login takes at least, in milliseconds; 0: as the slowest password hash stored
 */
record LoginAdmissionConfig(int maxAtOnce, int maxWaiting, int maxWaitMillis, int refusalMillis) {

    private static final Options OPTIONS = new Options("login-admission", "default");
    private static final int HIGHEST = 1_000_000;

    private static final NumberOption MAX_AT_ONCE = OPTIONS.number(
            "max-at-once",
            1,
            HIGHEST,
            null,
            "How many requests that hash a password are worked on at once; by default a quarter of"
                    + " http-pool-max-threads.");
    /** By default logins of two to four seconds on two processors. */
    private static final NumberOption MAX_WAITING = OPTIONS.number(
            "max-waiting",
            0,
            HIGHEST,
            100,
            "How many more such requests wait, without a thread; beyond that the answer is 429.");

    private static final NumberOption MAX_WAIT_MILLIS = OPTIONS.number(
            "max-wait-millis",
            1,
            HIGHEST,
            10_000,
            "How long one waits at most, in milliseconds; then the answer is 429.");
    private static final NumberOption REFUSAL_MILLIS = OPTIONS.number(
            "refusal-millis",
            0,
            HIGHEST,
            0,
            "How long the answer to a refused login takes, in milliseconds, so that its time tells nothing; 0: one and a"
                    + " half times as long as the slowest password hash that is stored, and 100 ms.");

    LoginAdmissionConfig {
        MAX_AT_ONCE.require(maxAtOnce);
        MAX_WAITING.require(maxWaiting);
        MAX_WAIT_MILLIS.require(maxWaitMillis);
        REFUSAL_MILLIS.require(refusalMillis);
    }

    /** @param workers how many threads Keycloak works on requests with; a quarter of them is the default of max-at-once,
     *     so that, with what waits for locks, a third is never exceeded */
    static LoginAdmissionConfig from(Config.Scope scope, int workers) {
        return new LoginAdmissionConfig(
                MAX_AT_ONCE.in(scope, Math.max(1, workers / 4)),
                MAX_WAITING.in(scope),
                MAX_WAIT_MILLIS.in(scope),
                REFUSAL_MILLIS.in(scope));
    }

    static List<ProviderConfigProperty> metadata() {
        return Stream.of(MAX_AT_ONCE, MAX_WAITING, MAX_WAIT_MILLIS, REFUSAL_MILLIS)
                .map(NumberOption::describe)
                .toList();
    }
}
