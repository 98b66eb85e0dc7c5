package com.ecommerce.userservice.core.config;

import com.ecommerce.userservice.core.user.AccountDeletion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.provider.ProviderConfigProperty;

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

    /** Name of the SPI, and id of the only provider of it: part of every option's name. */
    public static final String SPI = "user-service";

    public static final String PROVIDER = "default";

    private static final Options OPTIONS = new Options(SPI, PROVIDER);

    private static final String DEFAULT_REALM = "default-realm";
    private static final String FIRST_PARTY_CLIENT = "first-party-client";
    private static final String AUDIENCE = "audience";
    private static final String ACCOUNT_DELETION = "account-deletion";
    private static final String DOCUMENTATION_PAGE = "documentation-page";
    private static final NumberOption TOKEN_CACHE_MAX_ENTRIES = OPTIONS.number(
            "token-cache-max-entries",
            1,
            NumberOption.UNBOUNDED,
            20_000,
            "How many verified access tokens a node remembers at most.");
    private static final NumberOption TOKEN_CACHE_MAX_BYTES = OPTIONS.number(
            "token-cache-max-bytes",
            1,
            NumberOption.UNBOUNDED,
            128L * 1024 * 1024,
            "How much memory the remembered access tokens may occupy, in bytes, estimated.");

    public UserServiceConfig {
        OPTIONS.requireText(DEFAULT_REALM, defaultRealm);
        OPTIONS.requireText(FIRST_PARTY_CLIENT, firstPartyClient);
        OPTIONS.requireText(AUDIENCE, audience);
        Objects.requireNonNull(accountDeletion, ACCOUNT_DELETION);
        TOKEN_CACHE_MAX_ENTRIES.require(tokenCacheMaxEntries);
        TOKEN_CACHE_MAX_BYTES.require(tokenCacheMaxBytes);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    public static UserServiceConfig from(Config.Scope scope) {
        return new UserServiceConfig(
                scope.get(DEFAULT_REALM, "ecommerce"),
                scope.get(FIRST_PARTY_CLIENT, "user-service-login"),
                scope.get(AUDIENCE, "user-service"),
                OPTIONS.oneOf(scope, ACCOUNT_DELETION, AccountDeletion.DEACTIVATE),
                OPTIONS.flag(scope, DOCUMENTATION_PAGE, Environment.isDevMode()),
                TOKEN_CACHE_MAX_ENTRIES.in(scope),
                TOKEN_CACHE_MAX_BYTES.longIn(scope));
    }

    /** Returns the options of this server, for a factory of another SPI: they are the same for as long as it runs. */
    public static UserServiceConfig ofServer() {
        return from(Config.scope(SPI, PROVIDER));
    }

    /** Returns the description of every option, for Keycloak's help and its check of the command line. */
    public static List<ProviderConfigProperty> metadata() {
        return List.of(
                Options.describe(
                        DEFAULT_REALM,
                        ProviderConfigProperty.STRING_TYPE,
                        "ecommerce",
                        "Realm that serves /api and gRPC calls without x-realm."),
                Options.describe(
                        FIRST_PARTY_CLIENT,
                        ProviderConfigProperty.STRING_TYPE,
                        "user-service-login",
                        "Client that REST logs in with; CORS allows its web origins."),
                Options.describe(
                        AUDIENCE,
                        ProviderConfigProperty.STRING_TYPE,
                        "user-service",
                        "Client id that access tokens must carry in their audience."),
                Options.describe(
                        ACCOUNT_DELETION,
                        ProviderConfigProperty.STRING_TYPE,
                        AccountDeletion.DEACTIVATE.value(),
                        "What DELETE /api/users/me does with the account, in realms that do not say it themselves.",
                        Options.valuesOf(AccountDeletion.values())),
                Options.describe(
                        DOCUMENTATION_PAGE,
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        null,
                        "Whether /api/docs is there, a page to read and try the API; by default in development mode only."),
                TOKEN_CACHE_MAX_ENTRIES.describe(),
                TOKEN_CACHE_MAX_BYTES.describe());
    }

    /** Returns the options in effect by name. */
    public Map<String, String> describe() {
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
                TOKEN_CACHE_MAX_ENTRIES.name(),
                String.valueOf(tokenCacheMaxEntries),
                TOKEN_CACHE_MAX_BYTES.name(),
                String.valueOf(tokenCacheMaxBytes));
    }
}
