package com.ecommerce.userservice.repairs.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Ends sessions of one account, the offline ones too, by two statements for any number of them. Keycloak 26.7 needs eight
 * statements for each. Sessions whose clients or identity providers want to hear of it end one by one, as Keycloak ends
 * them.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link UserSessionPersisterProvider}, {@link AuthenticationManager}.
 */
final class AccountSessions {

    private static final Logger LOG = Logger.getLogger(AccountSessions.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    /** @param realm also the realm of the session's context */
    AccountSessions(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Returns a user, and has the session work in the user's realm.
     *
     * @param realm may be null
     * @return null if there is no such user
     */
    static UserModel user(KeycloakSession session, RealmModel realm, String userId) {
        // Before the user: whether one is enabled can depend on the organizations of the context's realm.
        session.getContext().setRealm(realm);
        return realm == null ? null : session.users().getUserById(realm, userId);
    }

    /**
     * Ends all sessions but one.
     *
     * @param keptSessionId null if none stays
     * @param reason for operators, in the event that tells how many have ended
     */
    void endAllBut(String keptSessionId, String reason) {
        int ended = 0;
        for (boolean offline : List.of(false, true)) {
            Map<String, Set<String>> clientsBySession = clientsBySession(offline);
            clientsBySession.remove(keptSessionId);
            ended += end(clientsBySession, offline);
        }
        report(ended, reason);
    }

    /** Ends sessions that are named by their ids. */
    void end(List<String> sessionIds, boolean offline, String reason) {
        Map<String, Set<String>> clientsBySession = clientsBySession(offline);
        clientsBySession.keySet().retainAll(sessionIds);
        report(end(clientsBySession, offline), reason);
    }

    /** Returns the ids of clients by the ids of sessions. */
    private Map<String, Set<String>> clientsBySession(boolean offline) {
        return new HashMap<>(
                session.getProvider(UserSessionPersisterProvider.class).findUserSessionsByUserId(realm, user, offline));
    }

    private int end(Map<String, Set<String>> clientsBySession, boolean offline) {
        int ended = clientsBySession.size();
        boolean brokered = session.users()
                .getFederatedIdentitiesStream(realm, user)
                .findAny()
                .isPresent();
        Map<String, Set<String>> silent = new HashMap<>(clientsBySession);
        int untold = 0;
        for (Map.Entry<String, Set<String>> entry : clientsBySession.entrySet()) {
            if (brokered || entry.getValue().stream().anyMatch(this::wantsToHear)) {
                if (endByItself(entry.getKey(), offline)) {
                    silent.remove(entry.getKey());
                } else {
                    untold++;
                }
            }
        }
        if (untold > 0) {
            LOG.warnf("%d sessions end and their clients or identity providers cannot be told", untold);
        }
        if (!silent.isEmpty()) {
            delete(
                    "delete from PersistentClientSessionEntity c where c.offline = :offline and c.userSessionId in :ids",
                    silent.keySet(),
                    offline);
            delete(
                    "delete from PersistentUserSessionEntity s where s.offline = :offline and s.userSessionId in :ids",
                    silent.keySet(),
                    offline);
            SessionCaches.of(session).forget(silent, offline);
        }
        return ended;
    }

    private void delete(String statement, Set<String> ids, boolean offline) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(statement)
                .setParameter("offline", offline ? "1" : "0")
                .setParameter("ids", ids)
                .executeUpdate();
    }

    /**
     * Returns false if nobody can be told. Keycloak writes to clients with the headers and the address of the present
     * request, and brute-force detection, workflows and synchronizations have none.
     */
    private boolean endByItself(String sessionId, boolean offline) {
        UserSessionModel userSession = offline
                ? session.sessions().getOfflineUserSession(realm, sessionId)
                : session.sessions().getUserSession(realm, sessionId);
        if (userSession == null) {
            return true;
        }
        try {
            AuthenticationManager.backchannelLogout(session, userSession, true);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("Nobody is told of the end of a session", e);
            return false;
        }
    }

    /** As {@code AuthenticationManager.backchannelLogoutClientSession} and {@code OIDCLoginProtocol} find out. */
    private boolean wantsToHear(String clientUuid) {
        ClientModel client = realm.getClientById(clientUuid);
        if (client == null || !client.isEnabled() || client.isFrontchannelLogout()) {
            return false;
        }
        return !OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol())
                || OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl() != null
                || client.getManagementUrl() != null
                        && !client.getManagementUrl().isEmpty();
    }

    /** One event for all: they are rows as well. */
    private void report(int ended, String reason) {
        if (ended > 0) {
            new EventBuilder(realm, session)
                    .event(EventType.LOGOUT)
                    .user(user)
                    .detail("reason", reason)
                    .detail("ended_sessions", String.valueOf(ended))
                    .success();
        }
    }
}
