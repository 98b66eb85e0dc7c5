package com.ecommerce.userservice.core.token;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;

/** Access tokens of the session's realm: what they are worth at this moment, and who acts by them. */
public interface TokenService {

    /**
     * Decides whether an access token is valid at this moment. Nothing is changed.
     *
     * @param encodedToken the encoded token; anything at all, null included
     */
    TokenDecision decide(String encodedToken);

    /**
     * Lets the session act for the holder of an access token.
     *
     * @param encodedToken the encoded token; anything at all, null included
     * @throws DomainException {@link ErrorCode#TOKEN_NOT_VALID} unless {@link #decide} finds the token valid
     */
    ValidToken authenticate(String encodedToken);

    /**
     * As {@link #authenticate}, for a caller who changes the own account: others that change it, or log in to it, wait
     * until this session's transaction has ended. Nothing of the account has been read before, and everything is read
     * from the database from then on.
     *
     * @param encodedToken the encoded token; anything at all, null included
     * @throws DomainException as {@link #authenticate}; {@link ErrorCode#RATE_LIMITED} if others take too long
     */
    ValidToken authenticateForUpdate(String encodedToken);

    /**
     * Returns whether the caller's user has a role of the client that tokens are for
     * ({@link com.ecommerce.userservice.core.config.UserServiceConfig#audience()}), through a group or another role too.
     *
     * @param role name of the client role; one that the client does not have is nobody's
     */
    boolean hasClientRole(ValidToken caller, String role);
}
