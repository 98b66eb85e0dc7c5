package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.AllowedMethods;
import com.ecommerce.userservice.rest.http.ApiPath;
import com.ecommerce.userservice.rest.http.OutgoingResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.keycloak.models.KeycloakSession;

/**
 * Finishes every reply below {@code /api}, also those that never reached a resource; all others pass untouched. It is
 * pre-matching because only such filters see the replies to paths that match nothing.
 */
@Provider
@PreMatching
public final class ApiResponseFilter implements ContainerResponseFilter {

    private static final AllowedMethods METHODS = new AllowedMethods(ApiResource.class);

    private final KeycloakSession session;

    @Inject
    public ApiResponseFilter(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ApiPath.parse(request.getUriInfo().getPath())
                .ifPresent(path ->
                        new OutgoingResponse(session, path, METHODS.of(path.segments())).finish(request, response));
    }
}
