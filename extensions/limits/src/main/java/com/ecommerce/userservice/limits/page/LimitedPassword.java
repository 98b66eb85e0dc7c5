package com.ecommerce.userservice.limits.page;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.PasswordForm;
import org.keycloak.authentication.authenticators.browser.PasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** As {@link LimitedSignIn}, for flows that ask for the password on a page of its own. */
public final class LimitedPassword extends PasswordFormFactory {

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new Form(session);
    }

    private static final class Form extends PasswordForm {

        Form(KeycloakSession session) {
            super(session);
        }

        @Override
        protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
            PageLimits.takeLogin(context.getSession(), context.getAuthenticationSession());
            return super.validateForm(context, formData);
        }
    }
}
