package com.ecommerce.userservice.grpc.user;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.core.token.InvalidToken;
import com.ecommerce.userservice.core.token.TokenDecision;
import com.ecommerce.userservice.core.token.ValidToken;

/** Writes decisions about tokens as messages. */
final class TokenMessages {

    private TokenMessages() {}

    /** Returns the response; for a token that is not valid, nothing but the reason is set. */
    static TokenResponse response(TokenDecision decision) {
        if (decision instanceof ValidToken token) {
            return valid(token);
        }
        return TokenResponse.newBuilder()
                .setReason(reason(((InvalidToken) decision).reason()))
                .build();
    }

    private static TokenResponse valid(ValidToken token) {
        return TokenResponse.newBuilder()
                .setValid(true)
                .setUserId(token.userId())
                .setEmail(token.email())
                .setUsername(token.username())
                .addAllRoles(token.roles())
                .addAllScopes(token.scopes())
                .setClientId(token.clientId())
                .setSessionId(token.sessionId())
                .setIssuedAt(Timestamps.of(token.issuedAt()))
                .setExpiresAt(Timestamps.of(token.expiresAt()))
                .build();
    }

    private static InvalidReason reason(com.ecommerce.userservice.core.token.InvalidReason reason) {
        return switch (reason) {
            case MALFORMED -> InvalidReason.INVALID_REASON_MALFORMED;
            case SIGNATURE -> InvalidReason.INVALID_REASON_SIGNATURE;
            case EXPIRED -> InvalidReason.INVALID_REASON_EXPIRED;
            case NOT_YET_VALID -> InvalidReason.INVALID_REASON_NOT_YET_VALID;
            case WRONG_REALM -> InvalidReason.INVALID_REASON_WRONG_REALM;
            case WRONG_TYPE -> InvalidReason.INVALID_REASON_WRONG_TYPE;
            case AUDIENCE -> InvalidReason.INVALID_REASON_AUDIENCE;
            case SESSION_ENDED -> InvalidReason.INVALID_REASON_SESSION_ENDED;
            case USER_DISABLED -> InvalidReason.INVALID_REASON_USER_DISABLED;
            case USER_NOT_FOUND -> InvalidReason.INVALID_REASON_USER_NOT_FOUND;
            case CLIENT_DISABLED -> InvalidReason.INVALID_REASON_CLIENT_DISABLED;
            case REVOKED -> InvalidReason.INVALID_REASON_REVOKED;
        };
    }
}
