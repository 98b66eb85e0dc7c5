package com.ecommerce.userservice.rest.auth;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.directgrant.ValidateOTP;

/**
 * Keycloak's authenticator for one-time passwords in direct grants, which for logins through this API asks for a
 * one-time password that was not sent instead of counting a failure: Keycloak 26.7 locks an account after some right
 * passwords without one. It takes the place of the original under the same id; Keycloak's own endpoints keep its
 * behaviour.
 */
public final class PromptingOneTimePassword extends ValidateOTP {

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        OneTimePasswordPrompt prompt = OneTimePasswordPrompt.of(context.getSession());
        if (prompt == null
                || isSent(context)
                || !configuredFor(context.getSession(), context.getRealm(), context.getUser())) {
            super.authenticate(context);
            return;
        }
        prompt.require();
        // A challenge ends the flow without a failure.
        context.challenge(errorResponse(
                Response.Status.UNAUTHORIZED.getStatusCode(), "otp_required", "A one-time password is required"));
    }

    private static boolean isSent(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        return form.getFirst("otp") != null;
    }
}
