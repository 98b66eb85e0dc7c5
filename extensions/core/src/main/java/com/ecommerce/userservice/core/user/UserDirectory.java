package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.ValidToken;

/** The users of the session's realm, for callers who may view users. */
public interface UserDirectory {

    /**
     * Returns a user.
     *
     * @throws DomainException {@link ErrorCode#PERMISSION_DENIED}, {@link ErrorCode#NOT_FOUND}
     */
    User view(ValidToken caller, String id);

    /**
     * Returns one page of the users that the caller may view.
     *
     * @throws DomainException {@link ErrorCode#PERMISSION_DENIED}, {@link ErrorCode#NOT_FOUND} for a page past the end
     */
    UserPage list(ValidToken caller, UserQuery query);
}
