package com.ecommerce.userservice.core.realm;

import org.keycloak.common.util.Environment;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * The settings of a realm that say how often something may be asked for. They are kept beside {@link RealmSettings}, in the
 * same component; 0 switches a limit off. A realm that says nothing has the limits of production, and in development mode
 * none.
 */
public enum LimitSetting {
    LOGIN_PER_MINUTE("loginLimitPerMinute", 30),
    REGISTRATION_PER_HOUR("registrationLimitPerHour", 20),
    MAIL_PER_MINUTE("mailLimitPerMinute", 20),
    MAIL_PER_ACCOUNT("mailLimitPerAccount", 3),
    CONFIRM_PER_MINUTE("confirmLimitPerMinute", 30),
    EXPORT_PER_DAY("exportLimitPerDay", 2);

    /** The times of so many requests are kept for each address or account. */
    private static final int MAX = 10_000;

    /** An English sentence, and the key of its translations. */
    static final String WRONG_LIMIT = "A limit must be a whole number from 0 to " + MAX + "; 0 switches it off.";

    private final String key;
    private final int production;

    LimitSetting(String key, int production) {
        this.key = key;
        this.production = production;
    }

    /** Returns the name of the setting in the realm's component. */
    public String key() {
        return key;
    }

    /** Returns how many requests a realm admits in the setting's time, 0 for any number. */
    public int of(RealmModel realm) {
        return in(RealmSettings.component(realm));
    }

    /**
     * Reads the setting that a component holds.
     *
     * @throws IllegalArgumentException if it cannot be used; the message is a sentence that says what to write
     */
    int in(ComponentModel component) {
        String text = component.get(key);
        return text == null ? defaultValue() : parse(text);
    }

    /** Returns what holds for a realm that says nothing. */
    int defaultValue() {
        return Environment.isDevMode() ? 0 : production;
    }

    private static int parse(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 0 && limit <= MAX) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, as a number out of the bounds is.
        }
        throw new IllegalArgumentException(WRONG_LIMIT);
    }
}
