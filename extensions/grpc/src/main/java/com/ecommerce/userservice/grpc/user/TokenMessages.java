package com.ecommerce.userservice.grpc.user;

import static com.google.protobuf.ByteString.copyFromUtf8;

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

    /** With texts already encoded: the response is likely to be sent again and again. */
    private static TokenResponse valid(ValidToken token) {
        TokenResponse.Builder response = TokenResponse.newBuilder()
                .setValid(true)
                .setUserIdBytes(copyFromUtf8(token.userId()))
                .setEmailBytes(copyFromUtf8(token.email()))
                .setUsernameBytes(copyFromUtf8(token.username()))
                .setClientIdBytes(copyFromUtf8(token.clientId()))
                .setSessionIdBytes(copyFromUtf8(token.sessionId()))
                .setIssuedAt(Timestamps.of(token.issuedAt()))
                .setExpiresAt(Timestamps.of(token.expiresAt()));
        token.roles().forEach(role -> response.addRolesBytes(copyFromUtf8(role)));
        token.scopes().forEach(scope -> response.addScopesBytes(copyFromUtf8(scope)));
        return response.build();
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
