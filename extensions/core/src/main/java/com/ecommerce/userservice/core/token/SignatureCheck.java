package com.ecommerce.userservice.core.token;

/** What the bytes of a token show: that a key of the realm signed these claims, or why not. */
sealed interface SignatureCheck permits VerifiedToken, InvalidToken {}
