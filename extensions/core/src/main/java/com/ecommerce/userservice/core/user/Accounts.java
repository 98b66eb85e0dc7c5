package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.lock.ExclusiveLock;
import com.ecommerce.userservice.core.token.ValidToken;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageUtil;

/**
 * The account of the caller as a whole.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link AuthenticationManager#backchannelLogout}, {@link UserManager},
 * {@link UserStorageUtil}.
 */
public final class Accounts {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Accounts(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Waits for others that change an account or log in to it, and holds them off until the transaction of the session
     * has ended. From then on the session reads the account from the database: Keycloak's cache hears of other nodes'
     * changes a moment after they have been acknowledged.
     *
     * @throws DomainException {@link ErrorCode#RATE_LIMITED} if others take too long, or too many wait
     */
    public static void lock(KeycloakSession session, RealmModel realm, String userId) {
        if (!ExclusiveLock.holdAccount(session, userId)) {
            throw new DomainException(
                    ErrorCode.RATE_LIMITED,
                    "Too many changes of this account at this moment. Try again in a few seconds.");
        }
        UserCache cache = UserStorageUtil.userCache(session);
        UserModel user = session.users().getUserById(realm, userId);
        if (cache != null && user != null) {
            cache.evict(realm, user);
        }
    }

    /**
     * Disables the caller's account or removes it; all its sessions end. An account whose address was never confirmed is
     * always removed: nobody shall take an address for good that may be another's.
     *
     * @param wanted for accounts with a confirmed address
     * @return what was done
     */
    public AccountDeletion delete(ValidToken caller, AccountDeletion wanted) {
        UserModel user = own(session, realm, caller);
        AccountDeletion deletion = holdsForeignAddress(user) ? AccountDeletion.ERASE : wanted;
        ClientModel client = realm.getClientByClientId(caller.clientId());
        EventBuilder event = UserEvents.begin(session, realm, client, EventType.DELETE_ACCOUNT)
                .user(user)
                .session(caller.sessionId());
        switch (deletion) {
            case ERASE -> {
                // After the removal nobody can tell clients.
                endSessions(client, user);
                new UserManager(session).removeUser(realm, user);
            }
            case DEACTIVATE -> {
                // Whatever disables an account ends its sessions: the listener user-service-account-sessions.
                user.setEnabled(false);
                event.event(EventType.UPDATE_PROFILE).detail("updated_enabled", "false");
            }
        }
        event.success();
        return deletion;
    }

    /** Users of a directory are the directory's: to erase one here would erase its entry there. */
    private static boolean holdsForeignAddress(UserModel user) {
        return user.getEmail() != null
                && !user.isEmailVerified()
                && !user.isFederated()
                && StorageId.isLocalStorage(user.getId());
    }

    /**
     * Returns the caller's own account.
     *
     * @throws DomainException {@link ErrorCode#PERMISSION_DENIED} for a service account, which belongs to its client
     */
    public static UserModel own(KeycloakSession session, RealmModel realm, ValidToken caller) {
        UserModel user = session.users().getUserById(realm, caller.userId());
        if (user.getServiceAccountClientLink() != null) {
            throw new DomainException(
                    ErrorCode.PERMISSION_DENIED, "A service account has no profile. Use the token of a user.");
        }
        return user;
    }

    /**
     * Ends all sessions of an account as Keycloak does, so that clients hear of it.
     *
     * @param client on whose behalf; may be null
     */
    public void endSessions(ClientModel client, UserModel user) {
        List<UserSessionModel> ended = Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
        for (UserSessionModel userSession : ended) {
            AuthenticationManager.backchannelLogout(session, userSession, true);
            UserEvents.begin(session, realm, client, EventType.LOGOUT)
                    .user(user)
                    .session(userSession)
                    .success();
        }
    }
}
