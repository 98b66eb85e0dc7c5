package com.ecommerce.userservice.limits.page;

import com.ecommerce.userservice.core.user.RegistrationWithoutUsername;
import org.keycloak.authentication.ValidationContext;

/**
 * Keycloak's registration page, bound as the API is: each form that is sent counts, since the answer to one that is refused
 * tells whether there is an account.
 */
public final class LimitedRegistration extends RegistrationWithoutUsername {

    /** Above the factory that it extends. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public void validate(ValidationContext context) {
        PageLimits.takeRegistration(context.getSession(), context.getAuthenticationSession());
        super.validate(context);
    }
}
