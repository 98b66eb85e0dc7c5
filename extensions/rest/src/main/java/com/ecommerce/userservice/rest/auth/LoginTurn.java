package com.ecommerce.userservice.rest.auth;

import java.time.Duration;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Waits for the end of another login of the same user. Keycloak's brute-force protector lets one login of a user happen
 * at a time and refuses others as if the account were locked, also for a moment after the reply to the first; whoever
 * logs in on two devices would be told that the password is wrong.
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

    /** Returns whether it is this login's turn now; false if the account is locked, or the other login goes on. */
    boolean await(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || isLocked(user)) {
            return false;
        }
        // Reserves the turn for this thread as soon as it is free, until the transaction ends.
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (protector.isTemporarilyDisabled(session, realm, user)) {
            if (System.nanoTime() - deadline > 0 || !pause()) {
                return false;
            }
        }
        return true;
    }

    private boolean isLocked(UserModel user) {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, user.getId());
        return failures != null && Time.currentTime() < failures.getFailedLoginNotBefore();
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
