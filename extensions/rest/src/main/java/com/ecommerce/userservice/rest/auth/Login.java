package com.ecommerce.userservice.rest.auth;

import java.util.Objects;

/**
 * A login that succeeded.
 *
 * @param userId the id of the user who logged in
 * @param tokens the first tokens of the new user session
 */
record Login(String userId, Tokens tokens) {

    Login {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(tokens, "tokens");
    }
}
