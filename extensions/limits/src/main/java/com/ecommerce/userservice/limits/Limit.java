package com.ecommerce.userservice.limits;

import com.ecommerce.userservice.core.error.ExceededLimit;
import com.ecommerce.userservice.core.realm.LimitSetting;
import java.time.Duration;
import java.util.Locale;
import org.keycloak.models.RealmModel;

/** What is limited, within which time, and whether for each address or for each account. */
public enum Limit {
    /** Logins with a password, right or wrong. */
    LOGIN(LimitSetting.LOGIN_PER_MINUTE, Duration.ofMinutes(1), Scope.ADDRESS),
    REGISTRATION(LimitSetting.REGISTRATION_PER_HOUR, Duration.ofHours(1), Scope.ADDRESS),
    /** Requests that send an e-mail; each counts for {@link #MAIL_PER_ACCOUNT} too. */
    MAIL(LimitSetting.MAIL_PER_MINUTE, Duration.ofMinutes(1), Scope.ADDRESS),
    MAIL_PER_ACCOUNT(LimitSetting.MAIL_PER_ACCOUNT, Duration.ofMinutes(10), Scope.ACCOUNT),
    /** Attempts at a code or secret that an e-mail has brought. */
    CONFIRM(LimitSetting.CONFIRM_PER_MINUTE, Duration.ofMinutes(1), Scope.ADDRESS),
    EXPORT(LimitSetting.EXPORT_PER_DAY, Duration.ofDays(1), Scope.ACCOUNT);

    private final LimitSetting setting;
    private final Duration window;
    private final Scope scope;

    Limit(LimitSetting setting, Duration window, Scope scope) {
        this.setting = setting;
        this.window = window;
        this.scope = scope;
    }

    /** Returns how many requests a realm admits within the window, 0 for any number. */
    int quotaIn(RealmModel realm) {
        return setting.of(realm);
    }

    long windowMillis() {
        return window.toMillis();
    }

    /** Throws {@link IllegalArgumentException} for a limit of the other kind: a mistake of the caller. */
    void require(Scope expected) {
        if (scope != expected) {
            throw new IllegalArgumentException(
                    this + " holds for each " + scope.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Returns the name that clients and meters see, for example {@code mail-per-account}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Says that it is used up; the seconds are rounded up, so that whoever waits them is admitted. */
    ExceededLimit exceeded(int quota, long waitMillis) {
        return new ExceededLimit(wireName(), quota, window.toSeconds(), Math.max(1, (waitMillis + 999) / 1_000));
    }

    /** Whose requests are counted together. */
    enum Scope {
        ADDRESS,
        ACCOUNT
    }
}
