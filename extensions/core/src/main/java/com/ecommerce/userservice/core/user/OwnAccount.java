package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.TokenService;
import com.ecommerce.userservice.core.token.ValidToken;
import java.util.Map;

/**
 * What users do with their own accounts in the session's realm. Whoever changes an account was authenticated by
 * {@link TokenService#authenticateForUpdate}.
 */
public interface OwnAccount {

    /**
     * Creates a user as the realm's registration does: its user profile and password policies decide. Both the realm and
     * its setting {@code registrationEnabled} have to allow it.
     *
     * @throws DomainException {@link ErrorCode#REGISTRATION_CLOSED}, {@link ErrorCode#VALIDATION_FAILED} with every
     *     field that is wrong, {@link ErrorCode#CONFLICT} if e-mail or username was taken in the meantime
     */
    User register(CreateUser command);

    /**
     * Changes the caller's profile.
     *
     * @param changes the new values; {@code ""} clears; fields that are not keys stay as they are
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED}, {@link ErrorCode#CONFLICT},
     *     {@link ErrorCode#TOKEN_NOT_VALID} if an operator has just disabled the account
     */
    User updateProfile(ValidToken caller, Map<WritableField, String> changes);

    /**
     * Changes the caller's password, and ends the user's other sessions. A wrong old password counts for brute-force
     * detection.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED}
     */
    void changePassword(ValidToken caller, ChangePassword command);

    /**
     * Deactivates or erases the caller's account, as the realm's setting {@code accountDeletion} says; one whose address
     * was never confirmed is always erased. All sessions of the user end.
     *
     * @return what was done
     * @throws DomainException {@link ErrorCode#PERMISSION_DENIED} for a service account
     */
    AccountDeletion delete(ValidToken caller);
}
