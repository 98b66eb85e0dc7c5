package com.ecommerce.userservice.core.user;

import java.util.Locale;
import org.keycloak.validate.ValidationError;

/** What is said of a character that a field cannot have. */
final class RefusedCharacter {

    /** With the field and the character as parameters. */
    static final String MESSAGE = "error-refused-character";

    private RefusedCharacter() {}

    static ValidationError error(String validator, String field, int point) {
        return new ValidationError(validator, field, MESSAGE, name(point));
    }

    /** Returns the character as people see it; its number where there is nothing to be seen. */
    static String name(int point) {
        boolean hidden = Character.isISOControl(point)
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || InvisibleCharacters.isOne(point);
        return hidden ? String.format(Locale.ROOT, "U+%04X", point) : Character.toString(point);
    }
}
