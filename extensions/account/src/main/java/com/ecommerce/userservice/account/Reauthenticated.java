package com.ecommerce.userservice.account;

/**
 * A reauthentication that succeeded.
 *
 * @param expiresIn seconds for which the session may do what asks for it
 */
public record Reauthenticated(int expiresIn, ReauthenticationMethod method) {}
