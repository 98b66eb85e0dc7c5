package com.ecommerce.userservice.core.user;

/** What text can be kept at all, whatever a realm's user profile allows. */
public final class Texts {

    /** The sentence for text that is not storable, in answers that are for developers alone; others have {@link ThemeMessages}. */
    public static final String NOT_STORABLE = "Must not contain control characters or broken characters.";

    /** Keycloak's columns for usernames and e-mail addresses hold so many code points: no account has a longer name. */
    public static final int MAX_NAME_LENGTH = 255;

    private Texts() {}

    /** Returns whether an account can have this username or e-mail address, by its length. */
    public static boolean isNameLength(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH;
    }

    /** Returns whether text has no half of a surrogate pair, which has no UTF-8 form. */
    public static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point <= Character.MAX_VALUE && Character.isSurrogate((char) point));
    }

    /**
     * Returns whether every database keeps the text as it is: it is well-formed, and has no control characters (PostgreSQL
     * refuses U+0000).
     */
    public static boolean isStorable(String text) {
        return isWellFormed(text) && text.codePoints().noneMatch(Character::isISOControl);
    }
}
