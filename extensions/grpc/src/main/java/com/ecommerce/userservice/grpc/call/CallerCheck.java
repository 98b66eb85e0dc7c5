package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.ValidToken;

/** Decides whether the caller may read users. */
final class CallerCheck {

    private CallerCheck() {}

    /**
     * Lets the caller pass whose token is valid in the selected realm and whose user has the role.
     *
     * @throws DomainException {@link ErrorCode#AUTHENTICATION_REQUIRED}, {@link ErrorCode#TOKEN_NOT_VALID},
     *     {@link ErrorCode#PERMISSION_DENIED}
     */
    static void require(UserServiceProvider users, String authorization) {
        String token = BearerToken.in(authorization);
        if (token == null) {
            throw new DomainException(
                    ErrorCode.AUTHENTICATION_REQUIRED,
                    "Send a service account's access token in the metadata key authorization, as Bearer.");
        }
        ValidToken caller = users.authenticate(token);
        if (!users.mayReadOverGrpc(caller)) {
            throw new DomainException(
                    ErrorCode.PERMISSION_DENIED, "The caller's service account lacks the client role grpc-read.");
        }
    }
}
