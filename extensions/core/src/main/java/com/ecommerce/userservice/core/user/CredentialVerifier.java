package com.ecommerce.userservice.core.user;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Compares credentials of an account outside of a login, guarded by brute-force detection: a wrong one counts as a failed
 * login, and while the account is locked the answer is the same as for a wrong one. The caller holds the account's
 * {@link Accounts#lock}: guesses at the same time would all be tried before the first of them is counted.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link BruteForceProtector}.
 */
public final class CredentialVerifier {

    private final KeycloakSession session;
    private final RealmModel realm;

    public CredentialVerifier(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns whether a password is the account's; the answer for a locked account takes as long. */
    public boolean isPassword(UserModel user, String password) {
        if (isLockedOut(user)) {
            PasswordHashes.hashInVain(session, realm);
            return false;
        }
        boolean valid = user.credentialManager().isValid(UserCredentialModel.password(password));
        return counted(user, PasswordCredentialModel.TYPE, valid);
    }

    /** Returns whether a one-time password is one that any of the account's devices shows now; it is spent by this. */
    public boolean isOneTimePassword(UserModel user, String otp) {
        if (isLockedOut(user)) {
            return false;
        }
        boolean valid =
                user.credentialManager().getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE).toList().stream()
                        .anyMatch(device -> user.credentialManager()
                                .isValid(new UserCredentialModel(device.getId(), OTPCredentialModel.TYPE, otp)));
        return counted(user, OTPCredentialModel.TYPE, valid);
    }

    private boolean isLockedOut(UserModel user) {
        return realm.isBruteForceProtected()
                && (protector().isPermanentlyLockedOut(session, realm, user)
                        || protector().isTemporarilyDisabled(session, realm, user));
    }

    private boolean counted(UserModel user, String credentialType, boolean valid) {
        if (!valid && realm.isBruteForceProtected()) {
            protector()
                    .failedLogin(
                            realm,
                            user,
                            session.getContext().getConnection(),
                            session.getContext().getUri(),
                            Set.of(credentialType));
        }
        return valid;
    }

    private BruteForceProtector protector() {
        return session.getProvider(BruteForceProtector.class);
    }
}
