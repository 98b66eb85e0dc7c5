package com.ecommerce.userservice.repairs.name;

import com.ecommerce.userservice.core.user.LoginNames;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * Cuts names in forms that no account can have, for every page and endpoint: Keycloak 26.7 takes names as long as a form
 * allows, 128 KiB, looks them up, and keeps them with the sign-in for half an hour. What is left of a name is still too
 * long, so that every answer is what it was. It may go when Keycloak refuses such names.
 *
 * <p>What is sent as username gets the form in which the account has it ({@link LoginNames}): the sign-in pages and the token
 * endpoint look up what they find in the form, each by an authenticator of its own.
 *
 * <p>It is pre-matching because Keycloak's resources take the request before other filters run.
 */
@Provider
@PreMatching
public final class SubmittedNamesFilter implements ContainerRequestFilter {

    /** That of the request. */
    @Inject
    KeycloakSession session;

    @Override
    public void filter(ContainerRequestContext request) {
        if (HttpMethod.POST.equals(request.getMethod())) {
            KeycloakContext context = session.getContext();
            context.setHttpRequest(new SubmittedNamesRequest(context.getHttpRequest(), session));
        }
    }
}
