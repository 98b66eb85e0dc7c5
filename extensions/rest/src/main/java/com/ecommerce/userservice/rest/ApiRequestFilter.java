package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.rest.http.ApiPath;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Replaces a {@code Content-Type} below {@code /api} that cannot be parsed by one that is refused in the contract's
 * shape: Keycloak 26.7 fails on it while it adds its security headers, and the server then answers 500.
 */
@Provider
@PreMatching
public final class ApiRequestFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || ApiPath.parse(request.getUriInfo().getPath()).isEmpty()) {
            return;
        }
        try {
            MediaType.valueOf(type);
        } catch (IllegalArgumentException e) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }
}
