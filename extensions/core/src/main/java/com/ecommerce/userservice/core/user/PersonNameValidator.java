package com.ecommerce.userservice.core.user;

import java.util.regex.Pattern;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.validator.PersonNameProhibitedCharactersValidator;
import org.keycloak.validate.AbstractStringValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Judges a name of a person: no signs of markup, addresses or commands, since names stand in e-mails, and no format
 * characters but joiners of scripts that need them. Keycloak's {@code person-name-prohibited-characters} also refuses
 * {@code &} and parentheses, which names of companies and nicknames have.
 *
 * <p>For the attributes {@code firstName} and {@code lastName} of a realm's user profile. Uses an internal class of Keycloak
 * 26.7: {@link PersonNameProhibitedCharactersValidator}.
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
        if (!isName(name) && !isKept(name, inputHint, context)) {
            context.addError(
                    new ValidationError(ID, inputHint, PersonNameProhibitedCharactersValidator.MESSAGE_NO_MATCH));
        }
    }

    /** What an account has already stays valid, or its owner could not log in any more. */
    private static boolean isKept(String name, String attribute, ValidationContext context) {
        UserModel user = UserProfileAttributeValidationContext.from(context)
                .getAttributeContext()
                .getUser();
        return user != null && name.equals(user.getFirstAttribute(attribute));
    }

    static boolean isName(String text) {
        return !PROHIBITED.matcher(text).find() && !InvisibleCharacters.anyStrayIn(text);
    }
}
