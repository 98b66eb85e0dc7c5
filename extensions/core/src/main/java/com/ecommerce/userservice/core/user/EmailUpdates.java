package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * Judges and writes another e-mail address of an account as Keycloak's required action {@link UpdateEmail} does, by the
 * realm's user profile. The caller holds the account's {@link Accounts#lock}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link UpdateEmail}, {@link UserProfileProvider}, {@link JpaConnectionProvider}.
 */
public final class EmailUpdates {

    /**
     * Attribute of the user: addresses that customers have given up and may have back. It goes when an operator gives the
     * account another one, which no link of an e-mail shall undo.
     */
    public static final String FORMER_ADDRESSES = "user-service.former-addresses";

    /** Detail of an event that gives an account a former address back: whoever has the other one is told nothing of it. */
    public static final String UNDONE = "undone";

    private static final Set<String> TAKEN = Set.of(Messages.EMAIL_EXISTS, Messages.USERNAME_EXISTS);

    private final KeycloakSession session;
    private final RealmModel realm;

    public EmailUpdates(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Requires that an account may have another address, and this one if nobody else has it: that it is taken is not told.
     *
     * @param address in its {@link EmailForm}
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} on {@code email}; {@link ErrorCode#PERMISSION_DENIED} if
     *     the realm lets its users not change it
     */
    public void requirePossible(UserModel user, String address) {
        if (session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.UPDATE_EMAIL, user)
                .getAttributes()
                .isReadOnly(UserModel.EMAIL)) {
            throw readOnly();
        }
        ThemeMessages messages = new ThemeMessages(session, realm);
        Violations violations = new Violations();
        errors(user, address).stream()
                .filter(error -> !TAKEN.contains(error.getMessage()))
                .forEach(error -> violations.add(UserModel.EMAIL, error.getFormattedMessage(messages::of)));
        if (!violations.isEmpty()) {
            throw violations.toException();
        }
    }

    /** Returns whether an address is another account's, or its username. */
    public boolean isTaken(UserModel user, String address) {
        return errors(user, address).stream().anyMatch(error -> TAKEN.contains(error.getMessage()));
    }

    private List<ValidationException.Error> errors(UserModel user, String address) {
        try {
            UpdateEmail.validateEmailUpdate(session, user, address);
            return List.of();
        } catch (ValidationException e) {
            return e.getErrors();
        }
    }

    /**
     * Gives an account an address that its owner has shown to read; a username that is the address follows it.
     *
     * @param event begun by {@link UserEvents}
     * @throws DomainException {@link ErrorCode#CONFLICT} if it has been taken, or the user profile allows it no more;
     *     {@link ErrorCode#PERMISSION_DENIED} as {@link #requirePossible}
     */
    public void write(UserModel user, String address, EventBuilder event) {
        String before = user.getEmail();
        try {
            UpdateEmail.updateEmailNow(event, user, UpdateEmail.validateEmailUpdate(session, user, address));
        } catch (ValidationException e) {
            throw new DomainException(
                    ErrorCode.CONFLICT,
                    "The account cannot have this address: somebody else has taken it. Try another.");
        }
        if (Objects.equals(user.getEmail(), before)) {
            // Keycloak passes over what is read-only without a word.
            throw readOnly();
        }
        user.setEmailVerified(true);
        user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
        // Lets unique constraints fail here, not at commit, when the reply has been made.
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
        event.success();
    }

    private static DomainException readOnly() {
        return new DomainException(
                ErrorCode.PERMISSION_DENIED, "The address of this account cannot be changed here. Ask the operator.");
    }
}
