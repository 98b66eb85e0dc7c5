package com.ecommerce.userservice.rest.auth;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The use of a refresh token, the parent, that another one, the child, was issued for.
 *
 * @param use of the parent
 * @param child id of the child
 * @param childIssuedAt seconds since 1970
 * @param childExpiresAt seconds since 1970
 */
record Rotation(RefreshUse use, String child, long childIssuedAt, long childExpiresAt) {

    private static final String SEPARATOR = " ";
    private static final int FIELDS = 6;

    Rotation {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(child, "child");
    }

    /**
     * Returns whether the parent is used again by the same holder and within the grace. It begins with the first use, and no
     * other one moves it; the clock of another node may be behind.
     */
    boolean isRepeatedBy(RefreshUse again, Duration grace) {
        return !grace.isZero()
                && again.tokenId().equals(use.tokenId())
                && again.holder().equals(use.holder())
                && Math.abs(again.at() - use.at()) <= grace.toMillis();
    }

    /** Returns the text form. No id, and no hash, has a space in it. */
    String toText() {
        return String.join(
                SEPARATOR,
                use.tokenId(),
                use.holder(),
                Long.toString(use.at()),
                child,
                Long.toString(childIssuedAt),
                Long.toString(childExpiresAt));
    }

    /** Reads the text form; empty if there is none, or if it is that of another version of this service. */
    static Optional<Rotation> ofText(String text) {
        String[] fields = text == null ? new String[0] : text.split(SEPARATOR);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        RefreshUse use = new RefreshUse(fields[0], fields[1], Long.parseLong(fields[2]));
        return Optional.of(new Rotation(use, fields[3], Long.parseLong(fields[4]), Long.parseLong(fields[5])));
    }
}
