package com.ecommerce.userservice.core.token;

import java.util.Objects;

/** The token must not be trusted. */
public record InvalidToken(InvalidReason reason) implements TokenDecision, SignatureCheck {

    public InvalidToken {
        Objects.requireNonNull(reason, "reason");
    }
}
