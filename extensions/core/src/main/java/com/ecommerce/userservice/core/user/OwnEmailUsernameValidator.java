package com.ecommerce.userservice.core.user;

import java.text.Normalizer;
import java.util.List;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Refuses a username that looks like an e-mail address but is not the account's own: it would keep the owner of that
 * address from registering. For the attribute {@code username} of a realm's user profile. An administrator may choose
 * any username, and a username that stays as it is stays valid.
 */
public final class OwnEmailUsernameValidator implements SimpleValidator {

    /** The validator's name in a user profile. */
    public static final String ID = "own-email-username";

    /** Key of the sentence. */
    static final String MESSAGE = "error-username-foreign-email";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ValidationContext validate(
            Object input, String inputHint, ValidationContext context, ValidatorConfig config) {
        AttributeContext attribute =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        if (attribute.getContext().isAdminContext()
                || !(input instanceof List<?> values)
                || values.isEmpty()
                || !(values.get(0) instanceof String username)) {
            return context;
        }
        UserModel user = attribute.getUser();
        boolean kept =
                user != null && KeycloakModelUtils.toLowerCaseSafe(username).equals(user.getUsername());
        if (!kept && isForeignEmail(username, attribute.getAttributes().getFirst(UserModel.EMAIL))) {
            context.addError(new ValidationError(ID, inputHint, MESSAGE));
        }
        return context;
    }

    /**
     * Returns whether a username is an e-mail address other than the account's own. Letter case is compared as Keycloak
     * stores it: {@code equalsIgnoreCase} also takes a dotless i for an i. Signs that look like an {@code @} count as one.
     *
     * @param email the account's own address; may be null
     */
    static boolean isForeignEmail(String username, String email) {
        String stored = KeycloakModelUtils.toLowerCaseSafe(username);
        return !stored.equals(KeycloakModelUtils.toLowerCaseSafe(email))
                && Normalizer.normalize(stored, Normalizer.Form.NFKC).contains("@");
    }
}
