package com.ecommerce.userservice.rest.auth;

import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.keycloak.representations.AccessTokenResponse;

/**
 * The tokens of a login or a refresh.
 *
 * @param access the access token
 * @param refresh the refresh token; each is good for one refresh, see {@link RefreshDecision}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token expires
 * @param refreshExpiresIn seconds until the refresh token expires
 */
@Schema(description = "The tokens of a session.")
record Tokens(
        @Schema(description = "The access token, a JWT.", examples = "eyJhbGciOiJSUzI1NiJ9...")
        String access,

        @Schema(description = "Good for one refresh.", examples = "eyJhbGciOiJIUzUxMiJ9...")
        String refresh,

        @Schema(enumeration = "Bearer") String tokenType,

        @Schema(description = "Seconds until the access token expires.", minimum = "0", examples = "900")
        long expiresIn,

        @Schema(description = "Seconds until the refresh token expires.", minimum = "0", examples = "604800")
        long refreshExpiresIn) {

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
