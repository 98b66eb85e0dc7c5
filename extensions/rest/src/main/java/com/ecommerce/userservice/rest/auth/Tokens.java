package com.ecommerce.userservice.rest.auth;

import java.util.Objects;
import org.keycloak.representations.AccessTokenResponse;

/**
 * The tokens of a login or a refresh.
 *
 * @param access the access token
 * @param refresh the refresh token; each is good for one refresh
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token expires
 * @param refreshExpiresIn seconds until the refresh token expires
 */
record Tokens(String access, String refresh, String tokenType, long expiresIn, long refreshExpiresIn) {

    Tokens {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(refresh, "refresh");
    }

    static Tokens of(AccessTokenResponse response) {
        return new Tokens(
                response.getToken(),
                response.getRefreshToken(),
                "Bearer",
                response.getExpiresIn(),
                response.getRefreshExpiresIn());
    }
}
