package com.ecommerce.userservice.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The options of the {@code user-service} SPI, {@code --spi-user-service--default--...}.
 *
 * @param defaultRealm the realm that serves {@code /api} and gRPC calls that name none
 * @param firstPartyClient client id of the client that REST logs in with and whose web origins CORS allows
 * @param audience client id that access tokens must carry in their {@code aud} claim
 * @param accountDeletion what a user's deletion of the own account does, in realms that do not say it themselves
 * @param documentationPage whether the REST API has its page to read and try it
 * @param tokenCacheMaxEntries how many verified access tokens a node remembers at most
 * @param tokenCacheMaxBytes how much memory these may occupy, estimated
 */
public record UserServiceConfig(
        String defaultRealm,
        String firstPartyClient,
        String audience,
        AccountDeletion accountDeletion,
        boolean documentationPage,
        int tokenCacheMaxEntries,
        long tokenCacheMaxBytes) {

    private static final String DEFAULT_REALM = "default-realm";
    private static final String FIRST_PARTY_CLIENT = "first-party-client";
    private static final String AUDIENCE = "audience";
    private static final String ACCOUNT_DELETION = "account-deletion";
    private static final String DOCUMENTATION_PAGE = "documentation-page";
    private static final String TOKEN_CACHE_MAX_ENTRIES = "token-cache-max-entries";
    private static final String TOKEN_CACHE_MAX_BYTES = "token-cache-max-bytes";

    private static final int DEFAULT_TOKEN_CACHE_MAX_ENTRIES = 20_000;
    private static final long DEFAULT_TOKEN_CACHE_MAX_BYTES = 128L * 1024 * 1024;

    public UserServiceConfig {
        requireText(DEFAULT_REALM, defaultRealm);
        requireText(FIRST_PARTY_CLIENT, firstPartyClient);
        requireText(AUDIENCE, audience);
        Objects.requireNonNull(accountDeletion, ACCOUNT_DELETION);
        requirePositive(TOKEN_CACHE_MAX_ENTRIES, tokenCacheMaxEntries);
        requirePositive(TOKEN_CACHE_MAX_BYTES, tokenCacheMaxBytes);
    }

    /** What a user's deletion of the own account does. */
    public enum AccountDeletion {
        /** The account is disabled and its sessions end; its data stays. */
        DEACTIVATE,
        /** The account is removed. */
        ERASE;

        /** Returns what options and settings call it. */
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns what options and settings call so; empty if it is none of them. */
        public static Optional<AccountDeletion> of(String value) {
            return Arrays.stream(values())
                    .filter(deletion -> deletion.value().equals(value))
                    .findFirst();
        }
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static UserServiceConfig from(Config.Scope scope) {
        return new UserServiceConfig(
                scope.get(DEFAULT_REALM, "ecommerce"),
                scope.get(FIRST_PARTY_CLIENT, "user-service-login"),
                scope.get(AUDIENCE, "user-service"),
                accountDeletion(scope.get(ACCOUNT_DELETION, "deactivate")),
                flag(scope, DOCUMENTATION_PAGE, Environment.isDevMode()),
                number(scope, TOKEN_CACHE_MAX_ENTRIES, DEFAULT_TOKEN_CACHE_MAX_ENTRIES, Integer::valueOf),
                number(scope, TOKEN_CACHE_MAX_BYTES, DEFAULT_TOKEN_CACHE_MAX_BYTES, Long::valueOf));
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(DEFAULT_REALM)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Realm that serves /api and gRPC calls without x-realm.")
                .defaultValue("ecommerce")
                .add()
                .property()
                .name(FIRST_PARTY_CLIENT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Client that REST logs in with; CORS allows its web origins.")
                .defaultValue("user-service-login")
                .add()
                .property()
                .name(AUDIENCE)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Client id that access tokens must carry in their audience.")
                .defaultValue("user-service")
                .add()
                .property()
                .name(ACCOUNT_DELETION)
                .type(ProviderConfigProperty.STRING_TYPE)
                .options("deactivate", "erase")
                .helpText("What DELETE /api/users/me does with the account, in realms that do not say it themselves.")
                .defaultValue("deactivate")
                .add()
                .property()
                .name(DOCUMENTATION_PAGE)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText(
                        "Whether /api/docs is there, a page to read and try the API; by default in development mode only.")
                .add()
                .property()
                .name(TOKEN_CACHE_MAX_ENTRIES)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many verified access tokens a node remembers at most.")
                .defaultValue(DEFAULT_TOKEN_CACHE_MAX_ENTRIES)
                .add()
                .property()
                .name(TOKEN_CACHE_MAX_BYTES)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How much memory the remembered access tokens may occupy, in bytes, estimated.")
                .defaultValue(DEFAULT_TOKEN_CACHE_MAX_BYTES)
                .add()
                .build();
    }

    /** Returns the options in effect by name. */
    Map<String, String> describe() {
        return Map.of(
                DEFAULT_REALM,
                defaultRealm,
                FIRST_PARTY_CLIENT,
                firstPartyClient,
                AUDIENCE,
                audience,
                ACCOUNT_DELETION,
                accountDeletion.value(),
                DOCUMENTATION_PAGE,
                String.valueOf(documentationPage),
                TOKEN_CACHE_MAX_ENTRIES,
                String.valueOf(tokenCacheMaxEntries),
                TOKEN_CACHE_MAX_BYTES,
                String.valueOf(tokenCacheMaxBytes));
    }

    private static boolean flag(Config.Scope scope, String option, boolean defaultValue) {
        String value = scope.get(option, String.valueOf(defaultValue));
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "The option spi-user-service--default--" + option + " must be true or false, not " + value);
        };
    }

    private static AccountDeletion accountDeletion(String value) {
        return AccountDeletion.of(value)
                .orElseThrow(() -> new IllegalArgumentException("The option spi-user-service--default--"
                        + ACCOUNT_DELETION + " must be deactivate or erase, not " + value));
    }

    private static <N extends Number> N number(
            Config.Scope scope, String option, N defaultValue, Function<String, N> parser) {
        String value = scope.get(option);
        if (value == null) {
            return defaultValue;
        }
        try {
            return parser.apply(value.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "The option spi-user-service--default--" + option + " must be a whole number, not " + value);
        }
    }

    private static void requirePositive(String option, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "The option spi-user-service--default--" + option + " must be at least 1, not " + value);
        }
    }

    private static void requireText(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "The option spi-user-service--default--" + option + " must not be empty");
        }
    }
}
