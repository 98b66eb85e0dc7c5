package com.ecommerce.userservice.core.token;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The token may be trusted now. User data is what the realm holds now, not what the token claims.
 *
 * @param userId the user's id
 * @param email the e-mail address, {@code ""} if the user has none
 * @param username the username
 * @param roles names of the user's realm roles, composites resolved, sorted
 * @param scopes the scopes that the token was granted, in the token's order
 * @param clientId the client that the token was issued to
 * @param sessionId the id of the user session, {@code ""} for a token without one, such as a service account's
 * @param issuedAt when the token was issued
 * @param expiresAt when the token expires
 */
public record ValidToken(
        String userId,
        String email,
        String username,
        List<String> roles,
        List<String> scopes,
        String clientId,
        String sessionId,
        Instant issuedAt,
        Instant expiresAt)
        implements TokenDecision {

    public ValidToken {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(username, "username");
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
