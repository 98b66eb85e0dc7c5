package com.ecommerce.userservice.repairs.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Drops an {@code Accept-Language} that cannot be parsed, for example {@code de;q=}, so that the realm's language is taken
 * (RFC 9110, 12.5.4, lets a server ignore the header). Quarkus REST 3.33 fails on it, and Keycloak 26.7 asks for it on every
 * page and for every message of a user profile: 500 without this. No upstream issue is known. It may go when
 * {@code DefaultLocaleSelectorProvider} takes such a header for absent.
 */
@Provider
@PreMatching
@Priority(AcceptLanguageFilter.BEFORE_KEYCLOAK)
public final class AcceptLanguageFilter implements ContainerRequestFilter {

    /** Keycloak's filters that refuse requests have 10: what they refuse may get a page, in the language that was asked for. */
    static final int BEFORE_KEYCLOAK = 2;

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableLanguages();
        } catch (RuntimeException e) {
            request.getHeaders().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
