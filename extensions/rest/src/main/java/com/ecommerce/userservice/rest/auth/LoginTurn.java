package com.ecommerce.userservice.rest.auth;

import com.ecommerce.userservice.core.ExclusiveLock;
import com.ecommerce.userservice.core.Polling;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.keycloak.common.util.Base64Url;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Lets the logins of one account happen one after the other, and those of an account that does not exist as well: two
 * at once shall not tell by their time whether it does.
 *
 * <p>Besides, Keycloak's brute-force protector lets one login of a user happen at a time and refuses others as if the
 * account were locked, also for a moment after the reply to the first; whoever logs in on two devices would be told that
 * the password is wrong.
 *
 * <p>Uses of Keycloak 26.7 internals: {@code DefaultBlockingBruteForceProtector}, through {@link BruteForceProtector}.
 */
final class LoginTurn {

    /** A login takes as long as hashing a password; many at once share the processors. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(20);

    private final KeycloakSession session;
    private final RealmModel realm;

    LoginTurn(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Waits for the turn of a login, before anything of the account is read: a password that is being changed must not
     * be compared with the old one.
     *
     * @return false if other logins, or a change of the account, take too long
     */
    static boolean begin(KeycloakSession session, RealmModel realm, String username) {
        String userId = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), other -> userId(other, username), "login");
        return userId == null
                ? ExclusiveLock.hold(session, "login:" + realm.getId() + ":" + fingerprint(username))
                : ExclusiveLock.holdAccount(session, userId);
    }

    private static String userId(KeycloakSession session, String username) {
        try {
            UserModel user = KeycloakModelUtils.findUserByNameOrEmail(
                    session, session.getContext().getRealm(), username);
            return user == null ? null : user.getId();
        } catch (ModelDuplicateException e) {
            // Where a realm allows an e-mail twice, Keycloak's flow refuses the login.
            return null;
        }
    }

    private static String fingerprint(String username) {
        byte[] name = KeycloakModelUtils.toLowerCaseSafe(username).getBytes(StandardCharsets.UTF_8);
        return Base64Url.encode(HashUtils.hash(JavaAlgorithm.SHA256, name));
    }

    /**
     * Waits until Keycloak's protector lets this login happen.
     *
     * @return false if the account is locked, or the other login goes on
     */
    boolean await(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || isLocked(user)) {
            return false;
        }
        // Reserves the turn for this thread as soon as it is free, until the transaction ends.
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        return Polling.until(PATIENCE, POLL, () -> !protector.isTemporarilyDisabled(session, realm, user));
    }

    private boolean isLocked(UserModel user) {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, user.getId());
        return failures != null && Time.currentTime() < failures.getFailedLoginNotBefore();
    }
}
