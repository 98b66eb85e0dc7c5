package com.ecommerce.userservice.core.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * Renders Keycloak's message keys as the realm's sign-in page does: its theme, its localization, and the language that
 * the request asks for where the realm is internationalized.
 */
public final class ThemeMessages {

    /** A field that is missing. */
    public static final String REQUIRED = "error-user-attribute-required";

    /** A password that is missing. */
    public static final String PASSWORD_REQUIRED = "missingPasswordMessage";

    /** Text that no database keeps. */
    public static final String NOT_STORABLE = "error-control-characters";

    /** Text that is not well-formed, where control characters may be. */
    public static final String BROKEN = "error-broken-characters";

    /** A value that is not text. */
    public static final String NOT_TEXT = "error-not-text";

    private final Properties messages;
    private final Locale locale;

    public ThemeMessages(KeycloakSession session, RealmModel realm) {
        try {
            locale = session.getContext().resolveLocale(null);
            messages = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the messages of the login theme", e);
        }
    }

    /** Returns the sentence for a key; the key itself, should an operator's validator use one without a text. */
    public String of(String key, Object... parameters) {
        String pattern = messages.getProperty(key);
        return pattern == null ? key : new MessageFormat(pattern, locale).format(parameters);
    }
}
