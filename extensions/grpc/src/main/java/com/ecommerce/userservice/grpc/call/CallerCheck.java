package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.TokenService;
import com.ecommerce.userservice.core.token.ValidToken;

/** Decides whether the caller may read users. */
final class CallerCheck {

    /** Client role that lets a caller read users. */
    private static final String READ_ROLE = "grpc-read";

    private CallerCheck() {}

    /**
     * Lets the caller pass whose token is valid in the selected realm and whose user has the role.
     *
     * @throws DomainException {@link ErrorCode#AUTHENTICATION_REQUIRED}, {@link ErrorCode#TOKEN_NOT_VALID},
     *     {@link ErrorCode#PERMISSION_DENIED}
     */
    static void require(TokenService tokens, String authorization) {
        String token = BearerToken.in(authorization);
        if (token == null) {
            throw new DomainException(
                    ErrorCode.AUTHENTICATION_REQUIRED,
                    "Send a service account's access token in the metadata key authorization, as Bearer.");
        }
        ValidToken caller = tokens.authenticate(token);
        if (!tokens.hasClientRole(caller, READ_ROLE)) {
            throw new DomainException(
                    ErrorCode.PERMISSION_DENIED, "The caller's service account lacks the client role grpc-read.");
        }
    }
}
