package com.ecommerce.userservice.core.user;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.authentication.forms.RegistrationUserCreation;
import org.keycloak.models.UserModel;

/**
 * Keycloak's creation of a user on the registration page, which takes the e-mail address as username where none is
 * sent, as registration through the API does. Keycloak 26.7 can do so only for a whole realm, whose usernames then
 * cannot be changed any more ({@code registrationEmailAsUsername}). It takes the place of the original under the same id.
 */
public class RegistrationWithoutUsername extends RegistrationUserCreation {

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void validate(ValidationContext context) {
        super.validate(addUsername(context) ? new HiddenUsernameContext(context) : context);
    }

    @Override
    public void success(FormContext context) {
        addUsername(context);
        super.success(context);
    }

    /**
     * In the form itself, where the check of the password looks for it too. A page that is shown again sends it back, so
     * whatever looks like an address follows the address: {@link UsernameValidator} allows no other.
     *
     * @return whether the address serves as username
     */
    private static boolean addUsername(FormContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String username = form.getFirst(UserModel.USERNAME);
        String email = form.getFirst(UserModel.EMAIL);
        if (email == null || (username != null && !username.isBlank() && !username.contains("@"))) {
            return false;
        }
        String address = EmailForm.of(email);
        form.putSingle(UserModel.EMAIL, address);
        form.putSingle(UserModel.USERNAME, address);
        return true;
    }
}
