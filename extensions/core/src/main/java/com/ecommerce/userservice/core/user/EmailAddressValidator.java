package com.ecommerce.userservice.core.user;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.validate.AbstractStringValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.validators.EmailValidator;

/**
 * Judges an e-mail address, in its {@link EmailForm}: as Keycloak's validator {@code email} does, which lacks the characters
 * beyond Unicode's basic plane, and if it is not the one that the account has already, the domain must have an ASCII form,
 * no character may be invisible, and the address must not be the username of another account, since the username may follow
 * it, nor another account's address with its domain in Unicode. For the attribute {@code email} of a realm's user profile, in place of {@code email}.
 */
public final class EmailAddressValidator extends AbstractStringValidator {

    /** The validator's name in a user profile. */
    public static final String ID = "email-address";

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
    protected void doValidate(String email, String inputHint, ValidationContext context, ValidatorConfig config) {
        ValidationContext byKeycloak = new ValidationContext(context.getSession());
        EmailValidator.INSTANCE.validate(inBasicPlane(email), inputHint, byKeycloak, config);
        if (!byKeycloak.isValid()) {
            byKeycloak.getErrors().forEach(context::addError);
            return;
        }
        AttributeContext attribute =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        UserModel user = attribute.getUser();
        if (user != null && email.equals(user.getEmail())) {
            return;
        }
        if (!EmailForm.hasAsciiDomain(email)
                || InvisibleCharacters.firstIn(email).isPresent()) {
            context.addError(new ValidationError(ID, inputHint, EmailValidator.MESSAGE_INVALID_EMAIL));
        } else if (attribute.getContext() != UserProfileContext.IDP_REVIEW
                && isTaken(context.getSession(), email, user)) {
            // Who comes from an identity provider may have an account already: Keycloak asks next whether to link it.
            context.addError(new ValidationError(ID, inputHint, Messages.EMAIL_EXISTS));
        }
    }

    /** A letter of other scripts stands for each character that Keycloak's pattern lacks. */
    static String inBasicPlane(String email) {
        return email.codePoints()
                .map(point -> Character.isSupplementaryCodePoint(point) ? '\u4e00' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As another account's username, or as its address in the spelling that accounts had before there was a form. */
    private static boolean isTaken(KeycloakSession session, String email, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        String unicode = EmailForm.inUnicode(email);
        return isAnother(session.users().getUserByUsername(realm, email), user)
                || (!unicode.equals(email) && isAnother(session.users().getUserByEmail(realm, unicode), user));
    }

    private static boolean isAnother(UserModel holder, UserModel user) {
        return holder != null && (user == null || !holder.getId().equals(user.getId()));
    }
}
