package com.ecommerce.userservice.rest.auth;

import java.util.Objects;

/**
 * A login that succeeded.
 *
 * @param userId the id of the user who logged in
 * @param sessionId the id of the new user session
 * @param tokens the first tokens of the new user session
 */
record Login(String userId, String sessionId, Tokens tokens) {

    Login {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(tokens, "tokens");
    }
}
