package com.ecommerce.userservice.limits.page;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/**
 * The sign-in page, under Keycloak's own id, bound as logins by the API are: passwords could be tried there instead. Passkeys are
 * not counted.
 */
public final class LimitedSignIn extends UsernamePasswordFormFactory {

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new Form(session);
    }

    private static final class Form extends UsernamePasswordForm {

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
