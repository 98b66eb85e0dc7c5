package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.token.ValidToken;
import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * A user's change of the own password, as Keycloak's required action {@code UpdatePassword} does it, with the old
 * password asked for and guarded by brute-force detection. Its event ends all other sessions: the listener {@code
 * user-service-account-sessions}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link BruteForceProtector}, {@link PasswordPolicyManagerProvider}.
 */
public final class Passwords {

    private static final String OLD_PASSWORD = "old_password";
    private static final String NEW_PASSWORD = "new_password";
    private static final String NEW_PASSWORD_CONFIRM = "new_password_confirm";

    private final KeycloakSession session;
    private final RealmModel realm;

    public Passwords(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Sends the deprecated event {@code UPDATE_PASSWORD} beside its successor, as Keycloak 26.7 does. */
    @SuppressWarnings("deprecation")
    public void change(ValidToken caller, ChangePassword command) {
        UserModel user = Accounts.own(session, realm, caller);
        ClientModel client = realm.getClientByClientId(caller.clientId());
        EventBuilder event = UserEvents.begin(session, realm, client, EventType.UPDATE_CREDENTIAL)
                .user(user)
                .session(caller.sessionId())
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);

        Violations violations = violations(user, command);
        if (!violations.isEmpty()) {
            String error = violations.has(OLD_PASSWORD) ? Errors.INVALID_USER_CREDENTIALS : Errors.PASSWORD_REJECTED;
            event.clone().error(error);
            event.event(EventType.UPDATE_PASSWORD).error(error);
            throw violations.toException();
        }
        user.credentialManager().updateCredential(UserCredentialModel.password(command.newPassword(), false));
        event.clone().success();
        event.event(EventType.UPDATE_PASSWORD).success();
    }

    private Violations violations(UserModel user, ChangePassword command) {
        Violations violations = new Violations();
        ThemeMessages messages = new ThemeMessages(session, realm);
        if (isBlank(command.oldPassword())) {
            violations.add(OLD_PASSWORD, messages.of(ThemeMessages.PASSWORD_REQUIRED));
        } else if (!isOldPassword(user, command.oldPassword())) {
            violations.add(OLD_PASSWORD, messages.of("invalidPasswordExistingMessage"));
        }
        addNewPassword(violations, NEW_PASSWORD, user, command.newPassword(), messages);
        String confirm = command.newPasswordConfirm();
        if (confirm != null && !confirm.equals(command.newPassword())) {
            violations.add(NEW_PASSWORD_CONFIRM, messages.of("notMatchPasswordMessage"));
        }
        return violations;
    }

    /** Adds what is wrong with a new password of a user, which may be one that is not stored yet. */
    void addNewPassword(Violations violations, String field, UserModel user, String password, ThemeMessages messages) {
        if (isBlank(password)) {
            violations.add(field, messages.of(ThemeMessages.PASSWORD_REQUIRED));
            return;
        }
        PolicyError error =
                session.getProvider(PasswordPolicyManagerProvider.class).validate(realm, user, password);
        if (error != null) {
            violations.add(field, messages.of(error.getMessage(), error.getParameters()));
        }
    }

    /**
     * While the account is locked, the answer is the same as for a wrong password, and takes as long. The caller holds the
     * account's {@link Accounts#lock}: guesses at the same time would all be tried before the first of them is counted.
     */
    private boolean isOldPassword(UserModel user, String oldPassword) {
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        if (realm.isBruteForceProtected()
                && (protector.isPermanentlyLockedOut(session, realm, user)
                        || protector.isTemporarilyDisabled(session, realm, user))) {
            PasswordHashes.hashInVain(session, realm);
            return false;
        }
        boolean valid = user.credentialManager().isValid(UserCredentialModel.password(oldPassword));
        if (!valid && realm.isBruteForceProtected()) {
            protector.failedLogin(
                    realm,
                    user,
                    session.getContext().getConnection(),
                    session.getContext().getUri(),
                    Set.of(PasswordCredentialModel.TYPE));
        }
        return valid;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
