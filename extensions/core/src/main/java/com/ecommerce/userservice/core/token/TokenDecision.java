package com.ecommerce.userservice.core.token;

/** What {@link TokenService#decide} found out about an access token. */
public sealed interface TokenDecision permits ValidToken, InvalidToken {}
