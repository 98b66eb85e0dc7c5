package com.ecommerce.userservice.core.user;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.validate.AbstractStringValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidatorConfig;

/**
 * Judges a name of a person: no signs of markup, addresses or commands, since names stand in e-mails, and no format
 * characters but joiners of scripts that need them. Keycloak's {@code person-name-prohibited-characters} also refuses
 * {@code &} and parentheses, which names of companies and nicknames have.
 *
 * <p>For the attributes {@code firstName} and {@code lastName} of a realm's user profile.
 */
public final class PersonNameValidator extends AbstractStringValidator {

    /** The validator's name in a user profile. */
    public static final String ID = "person-name";

    private static final Pattern PROHIBITED = Pattern.compile("[<>\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}\\p{Cntrl}]");

    @Override
    public String getId() {
        return ID;
    }

    @Override
    protected void doValidate(String name, String inputHint, ValidationContext context, ValidatorConfig config) {
        OptionalInt refused = refusedCharacter(name);
        if (refused.isPresent() && !isKept(name, inputHint, context)) {
            context.addError(RefusedCharacter.error(ID, inputHint, refused.getAsInt()));
        }
    }

    /** What an account has already stays valid, or its owner could not log in any more. */
    private static boolean isKept(String name, String attribute, ValidationContext context) {
        UserModel user = UserProfileAttributeValidationContext.from(context)
                .getAttributeContext()
                .getUser();
        return user != null && name.equals(user.getFirstAttribute(attribute));
    }

    /** Returns the first character that a name cannot have, if any. */
    static OptionalInt refusedCharacter(String text) {
        Matcher matcher = PROHIBITED.matcher(text);
        return matcher.find()
                ? OptionalInt.of(text.codePointAt(matcher.start()))
                : InvisibleCharacters.firstStrayIn(text);
    }
}
