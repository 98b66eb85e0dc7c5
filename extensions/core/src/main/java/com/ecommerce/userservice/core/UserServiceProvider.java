package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.token.TokenDecision;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.ChangePassword;
import com.ecommerce.userservice.core.user.CreateUser;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.core.user.UserPage;
import com.ecommerce.userservice.core.user.UserQuery;
import com.ecommerce.userservice.core.user.WritableField;
import java.util.List;
import java.util.Map;
import org.keycloak.provider.Provider;

/**
 * What REST and gRPC do, once, without either of them. Every method but {@link #config()} works on the realm that
 * {@link #selectRealm} chose, inside the transaction of the session. What the caller can mend is a
 * {@link DomainException}; whatever else is thrown, such as a lost database,
 * {@link com.ecommerce.userservice.core.error.Failures} translates.
 */
public interface UserServiceProvider extends Provider {

    /** Returns the options of this server. */
    UserServiceConfig config();

    /**
     * Makes a realm the one that this session works on.
     *
     * @param name the realm's name; null or blank for the default realm
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if there is no such realm, if it is disabled, or if it does
     *     not enable the user service ({@link RealmSettings#apiEnabled()}); {@link ErrorCode#UNAVAILABLE} as
     *     {@link #checkCluster}
     */
    void selectRealm(String name);

    /** Returns what the operator has set for the realm. */
    RealmSettings settings();

    /**
     * Decides whether an access token is valid at this moment. Nothing is changed.
     *
     * @param encodedToken the encoded token; anything at all, null included
     */
    TokenDecision decide(String encodedToken);

    /**
     * Records from now on what the results of this session depend on, so that a caller can reuse them; call it before
     * {@link #selectRealm}. Recorded are {@link #selectRealm}, {@link #decide}, {@link #authenticate},
     * {@link #mayReadOverGrpc}, {@link #getUser}, {@link #getUserByEmail} and {@link #getRealmRoles}, and no other method,
     * nor a method that throws.
     */
    void recordDependencies(DependencyRecorder recorder);

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
     * @throws DomainException as {@link #authenticate}; {@link ErrorCode#CONFLICT} if others take too long
     */
    ValidToken authenticateForUpdate(String encodedToken);

    /**
     * Returns whether a caller of gRPC may read users: whether its user has the client role {@code grpc-read} of the
     * client {@link UserServiceConfig#audience()}.
     */
    boolean mayReadOverGrpc(ValidToken caller);

    /**
     * Returns a user by id.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} if the id is null, blank or over 255 characters,
     *     {@link ErrorCode#NOT_FOUND} if there is no such user
     */
    User getUser(String id);

    /**
     * Returns a user by e-mail address, without regard to case.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} if the address is null, blank or over 255 characters,
     *     {@link ErrorCode#NOT_FOUND} if there is no such user
     */
    User getUserByEmail(String email);

    /**
     * Returns the names of a user's realm roles, composites resolved, sorted.
     *
     * @throws DomainException as {@link #getUser}
     */
    List<String> getRealmRoles(String userId);

    /**
     * Creates a user as the realm's registration does: its user profile and password policies decide. Both the realm and
     * {@link RealmSettings#registrationEnabled()} have to allow it.
     *
     * @throws DomainException {@link ErrorCode#REGISTRATION_CLOSED}, {@link ErrorCode#VALIDATION_FAILED} with every
     *     field that is wrong, {@link ErrorCode#CONFLICT} if e-mail or username was taken in the meantime
     */
    User register(CreateUser command);

    /**
     * Changes the profile of a user by {@link #authenticateForUpdate}.
     *
     * @param changes the new values; {@code ""} clears; fields that are not keys stay as they are
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED}, {@link ErrorCode#CONFLICT},
     *     {@link ErrorCode#TOKEN_NOT_VALID} if an operator has just disabled the account
     */
    User updateProfile(ValidToken caller, Map<WritableField, String> changes);

    /**
     * Changes the password of a user by {@link #authenticateForUpdate}, and ends the user's other sessions. A wrong old
     * password counts for brute-force detection.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED}
     */
    void changePassword(ValidToken caller, ChangePassword command);

    /**
     * Deactivates or erases a user by {@link #authenticateForUpdate}, as {@link RealmSettings#accountDeletion()} says; one
     * whose address was never confirmed is always erased. All sessions of the user end.
     *
     * @return what was done
     * @throws DomainException {@link ErrorCode#PERMISSION_DENIED} for a service account
     */
    AccountDeletion deleteAccount(ValidToken caller);

    /**
     * Returns a user to a caller who may view users.
     *
     * @throws DomainException {@link ErrorCode#PERMISSION_DENIED}, {@link ErrorCode#NOT_FOUND}
     */
    User viewUser(ValidToken caller, String id);

    /**
     * Returns one page of the users that the caller may view.
     *
     * @throws DomainException {@link ErrorCode#PERMISSION_DENIED}, {@link ErrorCode#NOT_FOUND} for a page past the end
     */
    UserPage listUsers(ValidToken caller, UserQuery query);

    /**
     * Asks whether this node hears of what the other nodes change.
     *
     * @throws DomainException {@link ErrorCode#UNAVAILABLE} if not
     */
    void checkCluster();

    /**
     * Reaches for the database.
     *
     * @throws RuntimeException if it does not answer
     */
    void checkDatabase();

    @Override
    default void close() {}
}
