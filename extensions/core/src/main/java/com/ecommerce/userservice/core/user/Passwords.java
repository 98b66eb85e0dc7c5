package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.ValidToken;
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

/**
 * New passwords, set as Keycloak's required action {@code UpdatePassword} does it; for a change of the own password the old
 * one is asked for, see {@link CredentialVerifier}. The event ends sessions: all others, or all after
 * {@link PasswordByMail#mark}, by the listener {@code user-service-account-sessions}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link PasswordPolicyManagerProvider}.
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

    /** Changes the password of the caller, who knows the old one. */
    public void change(ValidToken caller, ChangePassword command) {
        UserModel user = Accounts.own(session, realm, caller);
        EventBuilder event =
                event(user, realm.getClientByClientId(caller.clientId())).session(caller.sessionId());
        Violations violations = violations(user, command);
        if (!violations.isEmpty()) {
            refuse(
                    event,
                    violations.has(OLD_PASSWORD) ? Errors.INVALID_USER_CREDENTIALS : Errors.PASSWORD_REJECTED,
                    violations);
        }
        set(user, command.newPassword(), event);
    }

    /**
     * Requires that the realm's policy allows a new password.
     *
     * @param password may be null or blank, which no policy allows
     * @param client on whose behalf
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} on {@code new_password}
     */
    public void requireAllowed(UserModel user, String password, ClientModel client) {
        Violations violations = new Violations();
        addNewPassword(violations, NEW_PASSWORD, user, password, new ThemeMessages(session, realm));
        if (!violations.isEmpty()) {
            refuse(event(user, client), Errors.PASSWORD_REJECTED, violations);
        }
    }

    /**
     * Sets a password that {@link #requireAllowed} has passed.
     *
     * @param client on whose behalf
     */
    public void set(UserModel user, String password, ClientModel client) {
        set(user, password, event(user, client));
    }

    /** Sends the deprecated event {@code UPDATE_PASSWORD} beside its successor, as Keycloak 26.7 does. */
    @SuppressWarnings("deprecation")
    private static void set(UserModel user, String password, EventBuilder event) {
        user.credentialManager().updateCredential(UserCredentialModel.password(password, false));
        event.clone().success();
        event.event(EventType.UPDATE_PASSWORD).success();
    }

    @SuppressWarnings("deprecation")
    private static void refuse(EventBuilder event, String error, Violations violations) {
        event.clone().error(error);
        event.event(EventType.UPDATE_PASSWORD).error(error);
        throw violations.toException();
    }

    private EventBuilder event(UserModel user, ClientModel client) {
        return UserEvents.begin(session, realm, client, EventType.UPDATE_CREDENTIAL)
                .user(user)
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
    }

    private Violations violations(UserModel user, ChangePassword command) {
        Violations violations = new Violations();
        ThemeMessages messages = new ThemeMessages(session, realm);
        if (isBlank(command.oldPassword())) {
            violations.add(OLD_PASSWORD, messages.of(ThemeMessages.PASSWORD_REQUIRED));
        } else if (!new CredentialVerifier(session, realm).isPassword(user, command.oldPassword())) {
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

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
