package com.ecommerce.userservice.core.realm;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.UserQuery;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ui.extend.UiTabProvider;

/**
 * What an operator sets per realm, beside its {@link LimitSetting}s. It is kept in one component of the realm, which
 * {@link RealmSettingsTabFactory} checks before it is stored. A realm without it, {@code master} included, does not serve the user service.
 *
 * <p>Keycloak keeps components with the realm in its cache and drops the realm on every node when one changes, so that this
 * is read for each call.
 *
 * @param apiEnabled whether the realm serves the user service; off unless the component says so
 * @param registrationEnabled whether the API registers users, where the realm itself allows registration; on by default
 * @param emailVerificationEnabled whether the API confirms addresses; off by default
 * @param emailVerificationPage where the link of its e-mails leads, a page of the shop; {@code ""}, the default, for none
 * @param passwordResetEnabled whether the API resets forgotten passwords, where the realm itself allows it; off by default
 * @param passwordResetPage as {@code emailVerificationPage}
 * @param emailChangeEnabled whether the API changes e-mail addresses; off by default
 * @param emailChangePage as {@code emailVerificationPage}
 * @param emailUndoPage where the link that undoes a change leads; {@code ""}, the default, for no such link
 * @param accountDeletion what a user's deletion of the own account does; by default what the server's option says
 * @param pageSizeLimit how many users a page of a list may have, 1 to {@value UserQuery#MAX_PAGE_SIZE}, which is the default
 * @param sessionsEnabled whether users see and end their own sessions by the API; off unless the component says so
 * @param refreshGraceSeconds how long a used refresh token gets its successor again, 0 (never) to
 *     {@value #MAX_REFRESH_GRACE_SECONDS}; {@value #DEFAULT_REFRESH_GRACE_SECONDS} by default
 */
public record RealmSettings(
        boolean apiEnabled,
        boolean registrationEnabled,
        boolean emailVerificationEnabled,
        String emailVerificationPage,
        boolean passwordResetEnabled,
        String passwordResetPage,
        boolean emailChangeEnabled,
        String emailChangePage,
        String emailUndoPage,
        AccountDeletion accountDeletion,
        int pageSizeLimit,
        boolean sessionsEnabled,
        int refreshGraceSeconds) {

    static final String API_ENABLED = "apiEnabled";
    static final String REGISTRATION_ENABLED = "registrationEnabled";
    static final String EMAIL_VERIFICATION_ENABLED = "emailVerificationEnabled";
    static final String EMAIL_VERIFICATION_PAGE = "emailVerificationPage";
    static final String PASSWORD_RESET_ENABLED = "passwordResetEnabled";
    static final String PASSWORD_RESET_PAGE = "passwordResetPage";
    static final String EMAIL_CHANGE_ENABLED = "emailChangeEnabled";
    static final String EMAIL_CHANGE_PAGE = "emailChangePage";
    static final String EMAIL_UNDO_PAGE = "emailUndoPage";
    static final String ACCOUNT_DELETION = "accountDeletion";
    static final String PAGE_SIZE_LIMIT = "pageSizeLimit";
    static final String SESSIONS_ENABLED = "sessionsEnabled";
    static final String REFRESH_GRACE_SECONDS = "refreshGraceSeconds";

    /** The longest {@link #refreshGrace}. */
    public static final int MAX_REFRESH_GRACE_SECONDS = 60;

    static final int DEFAULT_REFRESH_GRACE_SECONDS = 10;

    /** An English sentence, and the key of its translations. */
    static final String WRONG_PAGE_SIZE_LIMIT =
            "The page size limit must be a whole number from 1 to " + UserQuery.MAX_PAGE_SIZE + ".";

    /** An English sentence, and the key of its translations. */
    static final String WRONG_PAGE =
            "The address of a page must be absolute, without a fragment, such as https://shop.example/verify.";

    /** An English sentence, and the key of its translations. */
    static final String WRONG_REFRESH_GRACE =
            "The grace of a refresh must be a whole number from 0 to " + MAX_REFRESH_GRACE_SECONDS + ".";

    public RealmSettings {
        Objects.requireNonNull(emailVerificationPage, EMAIL_VERIFICATION_PAGE);
        Objects.requireNonNull(passwordResetPage, PASSWORD_RESET_PAGE);
        Objects.requireNonNull(emailChangePage, EMAIL_CHANGE_PAGE);
        Objects.requireNonNull(emailUndoPage, EMAIL_UNDO_PAGE);
        Objects.requireNonNull(accountDeletion, ACCOUNT_DELETION);
        if (pageSizeLimit < 1 || pageSizeLimit > UserQuery.MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(WRONG_PAGE_SIZE_LIMIT);
        }
        if (refreshGraceSeconds < 0 || refreshGraceSeconds > MAX_REFRESH_GRACE_SECONDS) {
            throw new IllegalArgumentException(WRONG_REFRESH_GRACE);
        }
    }

    /** Returns {@link #refreshGraceSeconds}; zero for none. */
    public Duration refreshGrace() {
        return Duration.ofSeconds(refreshGraceSeconds);
    }

    /** Reads the settings of a realm. */
    public static RealmSettings of(RealmModel realm, UserServiceConfig server) {
        return of(component(realm), server);
    }

    /** Returns the component that holds the settings of a realm, an empty one if it has none. */
    static ComponentModel component(RealmModel realm) {
        ComponentModel component = realm.getComponent(componentId(realm));
        return isSettings(component) ? component : new ComponentModel();
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
                value(component, EMAIL_VERIFICATION_ENABLED, false, text -> flag(EMAIL_VERIFICATION_ENABLED, text)),
                value(component, EMAIL_VERIFICATION_PAGE, "", RealmSettings::page),
                value(component, PASSWORD_RESET_ENABLED, false, text -> flag(PASSWORD_RESET_ENABLED, text)),
                value(component, PASSWORD_RESET_PAGE, "", RealmSettings::page),
                value(component, EMAIL_CHANGE_ENABLED, false, text -> flag(EMAIL_CHANGE_ENABLED, text)),
                value(component, EMAIL_CHANGE_PAGE, "", RealmSettings::page),
                value(component, EMAIL_UNDO_PAGE, "", RealmSettings::page),
                value(component, ACCOUNT_DELETION, server.accountDeletion(), RealmSettings::accountDeletion),
                value(
                        component,
                        PAGE_SIZE_LIMIT,
                        UserQuery.MAX_PAGE_SIZE,
                        text -> wholeNumber(text, WRONG_PAGE_SIZE_LIMIT)),
                value(component, SESSIONS_ENABLED, false, text -> flag(SESSIONS_ENABLED, text)),
                value(
                        component,
                        REFRESH_GRACE_SECONDS,
                        DEFAULT_REFRESH_GRACE_SECONDS,
                        text -> wholeNumber(text, WRONG_REFRESH_GRACE)));
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

    /** The scheme may be that of an app. */
    private static String page(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            URI page = new URI(text.strip());
            if (page.isAbsolute() && page.getHost() != null && page.getRawFragment() == null) {
                return page.toString();
            }
        } catch (URISyntaxException notAnAddress) {
            // Is refused as well.
        }
        throw new IllegalArgumentException(WRONG_PAGE);
    }

    private static AccountDeletion accountDeletion(String text) {
        return AccountDeletion.of(text)
                .orElseThrow(() -> new IllegalArgumentException(ACCOUNT_DELETION + " must be deactivate or erase."));
    }

    private static int wholeNumber(String text, String refusal) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(refusal);
        }
    }
}
