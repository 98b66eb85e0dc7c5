package com.ecommerce.userservice.core.realm;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.UserQuery;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ui.extend.UiTabProvider;

/**
 * What an operator sets per realm. It is kept in one component of the realm, which {@link RealmSettingsTabFactory} checks
 * before it is stored. A realm without it, {@code master} included, does not serve the user service.
 *
 * <p>Keycloak keeps components with the realm in its cache and drops the realm on every node when one changes, so that this
 * is read for each call.
 *
 * @param apiEnabled whether the realm serves the user service; off unless the component says so
 * @param registrationEnabled whether the API registers users, where the realm itself allows registration; on by default
 * @param accountDeletion what a user's deletion of the own account does; by default what the server's option says
 * @param pageSizeLimit how many users a page of a list may have, 1 to {@value UserQuery#MAX_PAGE_SIZE}, which is the default
 * @param sessionsEnabled whether users see and end their own sessions by the API; off unless the component says so
 */
public record RealmSettings(
        boolean apiEnabled,
        boolean registrationEnabled,
        AccountDeletion accountDeletion,
        int pageSizeLimit,
        boolean sessionsEnabled) {

    static final String API_ENABLED = "apiEnabled";
    static final String REGISTRATION_ENABLED = "registrationEnabled";
    static final String ACCOUNT_DELETION = "accountDeletion";
    static final String PAGE_SIZE_LIMIT = "pageSizeLimit";
    static final String SESSIONS_ENABLED = "sessionsEnabled";

    /** An English sentence, and the key of its translations. */
    static final String WRONG_PAGE_SIZE_LIMIT =
            "The page size limit must be a whole number from 1 to " + UserQuery.MAX_PAGE_SIZE + ".";

    public RealmSettings {
        Objects.requireNonNull(accountDeletion, ACCOUNT_DELETION);
        if (pageSizeLimit < 1 || pageSizeLimit > UserQuery.MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(WRONG_PAGE_SIZE_LIMIT);
        }
    }

    /** Reads the settings of a realm. */
    public static RealmSettings of(RealmModel realm, UserServiceConfig server) {
        ComponentModel component = realm.getComponent(componentId(realm));
        return of(isSettings(component) ? component : new ComponentModel(), server);
    }

    /**
     * Reads the settings that a component holds.
     *
     * @throws IllegalArgumentException if one cannot be used; the message is a sentence that says what to write
     */
    static RealmSettings of(ComponentModel component, UserServiceConfig server) {
        return new RealmSettings(
                value(component, API_ENABLED, false, text -> flag(API_ENABLED, text)),
                value(component, REGISTRATION_ENABLED, true, text -> flag(REGISTRATION_ENABLED, text)),
                value(component, ACCOUNT_DELETION, server.accountDeletion(), RealmSettings::accountDeletion),
                value(component, PAGE_SIZE_LIMIT, UserQuery.MAX_PAGE_SIZE, RealmSettings::pageSizeLimit),
                value(component, SESSIONS_ENABLED, false, text -> flag(SESSIONS_ENABLED, text)));
    }

    /** Returns whether a component is of the kind that holds settings; a realm has one at most, of a certain id. */
    private static boolean isSettings(ComponentModel component) {
        return component != null
                && UiTabProvider.class.getName().equals(component.getProviderType())
                && RealmSettingsTabFactory.PROVIDER_ID.equals(component.getProviderId());
    }

    /** Returns the id of a realm's component. Being one that anybody can compute, the database lets in no second one. */
    static String componentId(RealmModel realm) {
        String name = RealmSettingsTabFactory.PROVIDER_ID + "/" + realm.getId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static <V> V value(ComponentModel component, String name, V absent, Function<String, V> parser) {
        String text = component.get(name);
        return text == null ? absent : parser.apply(text);
    }

    private static boolean flag(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false.");
        };
    }

    private static AccountDeletion accountDeletion(String text) {
        return AccountDeletion.of(text)
                .orElseThrow(() -> new IllegalArgumentException(ACCOUNT_DELETION + " must be deactivate or erase."));
    }

    private static int pageSizeLimit(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(WRONG_PAGE_SIZE_LIMIT);
        }
    }
}
