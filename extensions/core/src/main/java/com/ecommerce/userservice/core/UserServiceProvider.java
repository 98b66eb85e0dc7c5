package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.session.OwnSessions;
import com.ecommerce.userservice.core.token.TokenService;
import com.ecommerce.userservice.core.user.OwnAccount;
import com.ecommerce.userservice.core.user.UserDirectory;
import com.ecommerce.userservice.core.user.UserReader;
import org.keycloak.provider.Provider;

/**
 * What the transports offer, once, without any of them. {@link #selectRealm} comes first; what the other methods hand out
 * works on that realm, inside the transaction of the session. {@link #config()} and {@link #checks()} need no realm. What
 * the caller can mend is a {@link DomainException}; whatever else is thrown, such as a lost database,
 * {@link com.ecommerce.userservice.core.error.Failures} translates.
 */
public interface UserServiceProvider extends Provider {

    /** Returns the options of this server. */
    UserServiceConfig config();

    /**
     * Records from now on what the results of this session depend on, so that a caller can reuse them; call it before
     * {@link #selectRealm}. Recorded are {@link #selectRealm}, {@link #users}, and of {@link #tokens} all but
     * {@link TokenService#authenticateForUpdate}. Neither the others nor a method that throws are.
     */
    void recordDependencies(DependencyRecorder recorder);

    /**
     * Makes a realm the one that this session works on.
     *
     * @param name the realm's name; null or blank for the default realm
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if there is no such realm, if it is disabled, or if it does
     *     not enable the user service ({@link RealmSettings#apiEnabled()}); {@link ErrorCode#UNAVAILABLE} as
     *     {@link ServiceChecks#cluster}
     */
    void selectRealm(String name);

    /** Returns what the operator has set for the realm. */
    RealmSettings settings();

    /** Returns what validates access tokens and authenticates callers. */
    TokenService tokens();

    /** Returns what reads single users. */
    UserReader users();

    /** Returns what registers users, and lets them change their own accounts. */
    OwnAccount ownAccount();

    /** Returns what shows users their own sessions, and ends them. */
    OwnSessions ownSessions();

    /** Returns what shows users to those who may view them. */
    UserDirectory directory();

    /** Returns what checks whether this node can do its work. */
    ServiceChecks checks();

    @Override
    default void close() {}
}
