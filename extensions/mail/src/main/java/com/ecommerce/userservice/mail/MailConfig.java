package com.ecommerce.userservice.mail;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The options of sending, {@code --spi-email-sender--default--...}. They hold on each node.
 *
 * @param maxAtOncePerRealm e-mails of a realm that are handed to its mail server at once at most
 * @param maxAtOnce the same of all realms together
 * @param maxWaitingPerRealm e-mails of a realm that wait for its mail server at most; one too many is dropped
 * @param maxWaiting the same of all realms together
 */
record MailConfig(int maxAtOncePerRealm, int maxAtOnce, int maxWaitingPerRealm, int maxWaiting) {

    private static final Options OPTIONS = new Options("email-sender", "default");

    private static final NumberOption MAX_AT_ONCE_PER_REALM = OPTIONS.number(
            "max-at-once-per-realm",
            1,
            NumberOption.UNBOUNDED,
            2,
            "E-mails of a realm that are handed to its mail server at once at most, on each node.");
    private static final NumberOption MAX_AT_ONCE = OPTIONS.number(
            "max-at-once",
            1,
            NumberOption.UNBOUNDED,
            32,
            "E-mails of all realms that are handed to mail servers at once at most, on each node.");
    private static final NumberOption MAX_WAITING_PER_REALM = OPTIONS.number(
            "max-waiting-per-realm",
            1,
            NumberOption.UNBOUNDED,
            500,
            "E-mails of a realm that wait at most, on each node; one too many is dropped.");
    private static final NumberOption MAX_WAITING = OPTIONS.number(
            "max-waiting",
            1,
            NumberOption.UNBOUNDED,
            2_000,
            "E-mails of all realms that wait at most, on each node; one too many is dropped.");

    MailConfig {
        MAX_AT_ONCE_PER_REALM.require(maxAtOncePerRealm);
        MAX_AT_ONCE.require(maxAtOnce);
        MAX_WAITING_PER_REALM.require(maxWaitingPerRealm);
        MAX_WAITING.require(maxWaiting);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static MailConfig from(Config.Scope scope) {
        return new MailConfig(
                MAX_AT_ONCE_PER_REALM.in(scope),
                MAX_AT_ONCE.in(scope),
                MAX_WAITING_PER_REALM.in(scope),
                MAX_WAITING.in(scope));
    }

    static List<ProviderConfigProperty> metadata() {
        return Stream.of(MAX_AT_ONCE_PER_REALM, MAX_AT_ONCE, MAX_WAITING_PER_REALM, MAX_WAITING)
                .map(NumberOption::describe)
                .toList();
    }
}
