package com.ecommerce.userservice.core.user;

import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.validator.UsernameProhibitedCharactersValidator;
import org.keycloak.validate.AbstractStringValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.Validator;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.Validators;
import org.keycloak.validate.validators.LengthValidator;

/**
 * Judges a username, in its {@link UsernameForm}. One that is the account's own e-mail address is judged as an address, at
 * {@code email}. Any other has at most {@value #MAX_LENGTH} characters, none of those that Keycloak prohibits in usernames,
 * and letters of one script. Customers cannot choose somebody else's address, which would keep its owner from registering,
 * nor a reserved name; an administrator can, and a username that stays as it is stays valid.
 *
 * <p>For the attribute {@code username} of a realm's user profile. Uses an internal class of Keycloak 26.7:
 * {@link UsernameProhibitedCharactersValidator}.
 */
public final class UsernameValidator extends AbstractStringValidator {

    /** The validator's name in a user profile; profiles of realms that exist name it so. */
    public static final String ID = "own-email-username";

    private static final int MAX_LENGTH = 150;
    private static final String FOREIGN_EMAIL = "error-username-foreign-email";
    private static final String MIXED_SCRIPTS = "error-username-scripts";
    private static final String RESERVED = "error-username-reserved";
    private static final ValidatorConfig LENGTH = ValidatorConfig.builder()
            .config(LengthValidator.KEY_MIN, 1)
            .config(LengthValidator.KEY_MAX, MAX_LENGTH)
            .build();

    @Override
    public String getId() {
        return ID;
    }

    /** Whether there must be one is for the user profile to say. */
    @Override
    protected boolean skipValidation(Object value, ValidatorConfig config) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    @Override
    protected void doValidate(String username, String inputHint, ValidationContext context, ValidatorConfig config) {
        AttributeContext attribute =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        UserModel user = attribute.getUser();
        boolean kept = user != null && username.equals(user.getUsername());
        String email = attribute.getAttributes().getFirst(UserModel.EMAIL);
        if (username.equals(email) || kept) {
            return;
        }
        Validators.validator(context.getSession(), LengthValidator.ID).validate(username, inputHint, context, LENGTH);
        OptionalInt refused = refusedCharacter(username, context.getSession());
        if (refused.isPresent()) {
            context.addError(RefusedCharacter.error(ID, inputHint, refused.getAsInt()));
        } else if (UsernameScripts.areMixed(username)) {
            context.addError(new ValidationError(ID, inputHint, MIXED_SCRIPTS));
        }
        if (!attribute.getContext().isAdminContext()) {
            objection(username, email)
                    .ifPresent(message -> context.addError(new ValidationError(ID, inputHint, message)));
        }
    }

    private static OptionalInt refusedCharacter(String username, KeycloakSession session) {
        Validator prohibited = Validators.validator(session, UsernameProhibitedCharactersValidator.ID);
        return username.codePoints()
                .filter(point -> InvisibleCharacters.isOne(point)
                        || !prohibited
                                .validate(Character.toString(point), UserModel.USERNAME, new ValidationContext(session))
                                .isValid())
                .findFirst();
    }

    /**
     * Returns the key of the sentence why a customer cannot choose a username, if so.
     *
     * @param username in its {@link UsernameForm}
     * @param email the account's own address, in its {@link EmailForm}; may be null
     */
    static Optional<String> objection(String username, String email) {
        if (username.contains("@") && !username.equals(email)) {
            return Optional.of(FOREIGN_EMAIL);
        }
        return ReservedUsernames.contains(username) ? Optional.of(RESERVED) : Optional.empty();
    }
}
