package com.ecommerce.userservice.core.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
