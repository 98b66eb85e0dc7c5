package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import java.util.List;

/** Reads single users of the session's realm. Who may ask is for the caller to decide. */
public interface UserReader {

    /**
     * Returns a user by id.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} if the id is null, blank or over 255 characters,
     *     {@link ErrorCode#NOT_FOUND} if there is no such user
     */
    User byId(String id);

    /**
     * Returns a user by e-mail address, without regard to case.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} if the address is null, blank or over 255 characters,
     *     {@link ErrorCode#NOT_FOUND} if there is no such user
     */
    User byEmail(String email);

    /**
     * Returns the names of a user's realm roles, composites resolved, sorted.
     *
     * @throws DomainException as {@link #byId}
     */
    List<String> realmRoles(String id);
}
