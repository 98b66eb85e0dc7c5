package com.ecommerce.userservice.core.user;

/** What text can be kept at all, whatever a realm's user profile allows. */
public final class Texts {

    /** The sentence for a field that is missing. */
    public static final String REQUIRED = "Please specify this field.";

    /** The sentence for text that is not storable. */
    public static final String NOT_STORABLE = "Must not contain control characters or broken characters.";

    private Texts() {}

    /**
     * Returns whether every database keeps the text as it is: no control characters (PostgreSQL refuses U+0000) and no
     * half of a surrogate pair (it has no UTF-8 form).
     */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || (point <= Character.MAX_VALUE && Character.isSurrogate((char) point)));
    }
}
