package com.ecommerce.userservice.rest.auth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a refresh and of a logout; a field that was not sent is null. */
@Schema(
        description = "The refresh token that a login, a registration or the last refresh has given.",
        requiredProperties = "refresh")
public record RefreshTokenRequest(
        @Schema(minLength = 1, examples = "eyJhbGciOiJIUzUxMiJ9...")
        String refresh) {

    /** Leaves out the token, so that it does not reach a log. */
    @Override
    public String toString() {
        return "RefreshTokenRequest";
    }
}
