package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.lock.ExclusiveLock;
import com.ecommerce.userservice.core.lock.Polling;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import org.keycloak.common.util.Base64Url;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * The locks of one login, each held until its transaction ends. Logins by one name run one after the other, whether an account
 * has that name or not: the duration of concurrent logins must not reveal that an account exists, or that two names belong to
 * the same account. A login locks its account only after its password was right.
 *
 * <p>Keycloak's brute-force protector runs one login of a user at a time on each node and refuses others as if the account were
 * locked, also for a moment after the response to the first. Without {@link #awaitProtector} a user who logs in on two devices
 * at once would read that the password is wrong.
 *
 * <p>Uses of Keycloak 26.7 internals: {@code DefaultBlockingBruteForceProtector}, through {@link BruteForceProtector}.
 */
final class LoginLocks {

    /** Logins that hash occupy a bounded number of threads; see {@code LoginAdmissionRoute} of the module repairs. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(20);

    private final KeycloakSession session;
    private final RealmModel realm;

    LoginLocks(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Waits for the lock of a name.
     *
     * @return false if other logins hold it for too long
     */
    boolean lockName(String username) {
        return ExclusiveLock.holdForLogin(session, "login:" + realm.getId() + ":" + fingerprint(username));
    }

    /** Returns a hash that spellings of a name share which differ in case, width or outer space; the lock's key has no name. */
    static String fingerprint(String username) {
        String name = Normalizer.normalize(username.strip(), Normalizer.Form.NFKC);
        return Base64Url.encode(HashUtils.hash(
                JavaAlgorithm.SHA256, KeycloakModelUtils.toLowerCaseSafe(name).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Waits until Keycloak's protector admits this login, which reserves it for this thread until the transaction ends.
     *
     * @return false if the account is locked out, or other logins of the user take too long
     */
    boolean awaitProtector(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        return user != null
                && Polling.until(PATIENCE, POLL, () -> isLockedOut(user) || isFree(user))
                && !isLockedOut(user);
    }

    /**
     * Waits for the lock of an account, once its password was right: from here on no change of the account may overlap.
     *
     * @return false if others hold it for too long
     */
    boolean lockAccount(String userId) {
        return ExclusiveLock.holdAccountForLogin(session, userId);
    }

    /** Returns whether failed logins have locked the account for now. */
    boolean isLockedOut(String userId) {
        return isLockedOut(session.users().getUserById(realm, userId));
    }

    private boolean isFree(UserModel user) {
        return !protector().isTemporarilyDisabled(session, realm, user);
    }

    private BruteForceProtector protector() {
        return session.getProvider(BruteForceProtector.class);
    }

    private boolean isLockedOut(UserModel user) {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, user.getId());
        return failures != null && Time.currentTime() < failures.getFailedLoginNotBefore();
    }
}
