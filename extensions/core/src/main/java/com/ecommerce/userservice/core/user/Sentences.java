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
final class Sentences {

    private final Properties messages;
    private final Locale locale;

    Sentences(KeycloakSession session, RealmModel realm) {
        try {
            locale = session.getContext().resolveLocale(null);
            messages = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the messages of the login theme", e);
        }
    }

    /** Returns the sentence for a key; the key itself, should an operator's validator use one without a text. */
    String of(String key, Object... parameters) {
        String pattern = messages.getProperty(key);
        return pattern == null ? key : new MessageFormat(pattern, locale).format(parameters);
    }
}
