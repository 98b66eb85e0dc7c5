package com.ecommerce.userservice.core.token;

/** What {@link com.ecommerce.userservice.core.UserServiceProvider#decide} found out about an access token. */
public sealed interface TokenDecision permits ValidToken, InvalidToken {}
