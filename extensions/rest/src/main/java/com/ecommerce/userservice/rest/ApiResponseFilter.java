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
import java.util.Collections;
import java.util.SortedSet;
import org.keycloak.models.KeycloakSession;

/**
 * Completes every response below {@code /api}, also to requests that have reached no resource; other responses stay as they
 * are. The filter is pre-matching because only such filters see the responses to paths that match no resource.
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
                .ifPresent(path -> new OutgoingResponse(session, path, methods(path)).finish(request, response));
    }

    private SortedSet<String> methods(ApiPath path) {
        return ApiResource.has(path.segments(), session) ? METHODS.of(path.segments()) : Collections.emptySortedSet();
    }
}
