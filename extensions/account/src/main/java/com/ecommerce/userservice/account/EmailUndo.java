package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.FormerAddresses;
import com.ecommerce.userservice.account.proof.UndoLink;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.user.Accounts;
import com.ecommerce.userservice.core.user.EmailUpdates;
import com.ecommerce.userservice.core.user.UserEvents;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.RateLimits;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Undoes a change of an e-mail address, by the link in the e-mail to the old one; all sessions of the account end. */
public final class EmailUndo {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final RealmSettings settings;

    /** @param service whose realm has been selected */
    public EmailUndo(KeycloakSession session, UserServiceProvider service) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = realm.getClientByClientId(service.config().firstPartyClient());
        this.settings = service.settings();
    }

    /**
     * Drops the pending address, and gives the old one back if the account has another by now.
     *
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the realm does not offer it; {@link ErrorCode#CHALLENGE_EXPIRED}
     *     if the link is not right, too old, or was used, or if an operator has changed the address since;
     *     {@link ErrorCode#CONFLICT} if the old address has been taken; {@link ErrorCode#RATE_LIMITED}
     */
    public void undo(UndoLink link) {
        EmailChange.requireEnabled(settings);
        RateLimits.of(session).take(Limit.CONFIRM);
        String userId = FormerAddresses.userId(link.challengeId()).orElseThrow(DomainException::challengeExpired);
        // Nobody may hold the lock of an account by its id alone; what the lock protects is read anew.
        KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                other -> address(other, other.getContext().getRealm(), userId, link),
                "link of a former address");
        Accounts.lock(session, realm, userId);
        String address = address(session, realm, userId, link);
        UserModel user = session.users().getUserById(realm, userId);
        new FormerAddresses(session, realm).spend(user, link);
        user.removeAttribute(UserModel.EMAIL_PENDING);
        if (!address.equals(user.getEmail())) {
            new EmailUpdates(session, realm)
                    .write(
                            user,
                            address,
                            UserEvents.begin(session, realm, client, EventType.UPDATE_EMAIL)
                                    .user(user)
                                    .detail(EmailUpdates.UNDONE, "true"));
        }
        new Accounts(session, realm).endSessions(client, user);
    }

    private static String address(KeycloakSession session, RealmModel realm, String userId, UndoLink link) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || !user.isEnabled()) {
            throw DomainException.challengeExpired();
        }
        return new FormerAddresses(session, realm).find(user, link).orElseThrow(DomainException::challengeExpired);
    }
}
