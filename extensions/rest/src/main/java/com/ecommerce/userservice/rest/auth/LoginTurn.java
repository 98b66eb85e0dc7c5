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
 * Lets the logins by one name happen one after the other, whether there is such an account or not: two at once shall not
 * tell by their time whether there is one, or that two names are names of the same. Only once its password was right a login
 * takes the turn of its account.
 *
 * <p>Besides, Keycloak's brute-force protector lets one login of a user happen at a time on each node and refuses others as if
 * the account were locked, also for a moment after the reply to the first; whoever logs in on two devices would be told that
 * the password is wrong.
 *
 * <p>Uses of Keycloak 26.7 internals: {@code DefaultBlockingBruteForceProtector}, through {@link BruteForceProtector}.
 */
final class LoginTurn {

    /** Logins that hash occupy a bounded number of threads; see {@code LoginAdmissionRoute} of the module repairs. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(20);

    private final KeycloakSession session;
    private final RealmModel realm;

    LoginTurn(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Waits for the turn of a login by this name.
     *
     * @return false if others take too long
     */
    boolean begin(String username) {
        return ExclusiveLock.holdForLogin(session, "login:" + realm.getId() + ":" + fingerprint(username));
    }

    private static String fingerprint(String username) {
        String name = Normalizer.normalize(username.strip(), Normalizer.Form.NFKC);
        return Base64Url.encode(HashUtils.hash(
                JavaAlgorithm.SHA256, KeycloakModelUtils.toLowerCaseSafe(name).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Waits until Keycloak's protector lets this login happen, and reserves that for this thread until the transaction ends.
     *
     * @return false if the account is locked, or other logins go on
     */
    boolean await(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        return user != null && Polling.until(PATIENCE, POLL, () -> isLocked(user) || isFree(user)) && !isLocked(user);
    }

    /** Waits for the turn of an account, after its password was right: a change of it must not overlap from here on. */
    boolean holdAccount(String userId) {
        return ExclusiveLock.holdAccountForLogin(session, userId);
    }

    boolean isLocked(String userId) {
        return isLocked(session.users().getUserById(realm, userId));
    }

    private boolean isFree(UserModel user) {
        return !protector().isTemporarilyDisabled(session, realm, user);
    }

    private BruteForceProtector protector() {
        return session.getProvider(BruteForceProtector.class);
    }

    private boolean isLocked(UserModel user) {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, user.getId());
        return failures != null && Time.currentTime() < failures.getFailedLoginNotBefore();
    }
}
