package com.ecommerce.userservice.core.session;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.session.SessionKeys.Key;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.Accounts;
import com.ecommerce.userservice.core.user.DeviceName;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.UserEvents;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The sessions of the caller. They end as they do in Keycloak's account console ({@code SessionResource}), so that clients and
 * identity providers hear of it, and each leaves an event.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link AuthenticationManager#isSessionValid},
 * {@link AuthenticationManager#backchannelLogout}.
 */
public final class UserSessions {

    /** As many as an account has by default, 100 online and 100 offline: each is read by itself. */
    static final int MAX_LISTED = 200;

    /** The end of one takes milliseconds, and Keycloak gives a transaction up after five minutes. */
    private static final int ENDED_AT_ONCE = 100;

    /** Note of the user session. */
    static final String DEVICE_NAME = "user-service.device-name";

    private final KeycloakSession session;
    private final RealmModel realm;

    public UserSessions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns the valid sessions, the newest first. */
    public List<UserSession> list(ValidToken caller) {
        Map<String, List<UserSessionModel>> byId = keys(owner(caller)).newest(MAX_LISTED).stream()
                .flatMap(key -> find(key).stream())
                .filter(userSession -> AuthenticationManager.isSessionValid(realm, userSession))
                .collect(Collectors.groupingBy(UserSessionModel::getId, LinkedHashMap::new, Collectors.toList()));
        UserSessionReader reader = new UserSessionReader(session, realm, caller.sessionId());
        return byId.values().stream()
                .map(reader::read)
                .sorted(Comparator.comparing(UserSession::startedAt).reversed())
                .toList();
    }

    /** Ends the online and the offline session of an id. */
    public void end(ValidToken caller, String id) {
        UserModel owner = owner(caller);
        // Neither is any session's, and a database may refuse to compare it.
        List<Key> found = Texts.isStorable(id) ? keys(owner).ofId(id) : List.of();
        if (end(caller, owner, found, "session_ended_by_owner").isEmpty()) {
            throw new DomainException(ErrorCode.NOT_FOUND, "You have no such session. It may have ended already.");
        }
    }

    /**
     * Ends all but those of the caller's id, and returns the number of their ids. Each part is committed by itself: what has
     * ended stays so if the rest fails.
     */
    public int endOthers(ValidToken caller) {
        List<Key> others = keys(owner(caller)).otherThan(caller.sessionId());
        Set<String> ended = new HashSet<>();
        for (int from = 0; from < others.size(); from += ENDED_AT_ONCE) {
            List<Key> part = others.subList(from, Math.min(from + ENDED_AT_ONCE, others.size()));
            ended.addAll(KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    other -> new UserSessions(other, other.getContext().getRealm()).endOthers(caller, part),
                    "end of sessions"));
        }
        return ended.size();
    }

    private Set<String> endOthers(ValidToken caller, List<Key> part) {
        return end(caller, owner(caller), part, "other_sessions_ended_by_owner");
    }

    /** Keeps the name of the device with a session; a client without refresh tokens gets none that is kept. */
    public void nameDevice(String sessionId, String deviceName) {
        DeviceName.of(deviceName)
                .ifPresent(name -> find(new Key(sessionId, false))
                        .ifPresent(userSession -> userSession.setNote(DEVICE_NAME, name)));
    }

    private UserModel owner(ValidToken caller) {
        return Accounts.own(session, realm, caller);
    }

    private SessionKeys keys(UserModel owner) {
        return new SessionKeys(session, realm, owner);
    }

    /** Returns nothing for a session that has expired, or ended with the online session of its id. */
    private Optional<UserSessionModel> find(Key key) {
        return Optional.ofNullable(
                key.offline()
                        ? session.sessions().getOfflineUserSession(realm, key.id())
                        : session.sessions().getUserSession(realm, key.id()));
    }

    /**
     * Ends sessions, and returns their ids.
     *
     * @param reason for operators, in the events
     */
    private Set<String> end(ValidToken caller, UserModel owner, List<Key> keys, String reason) {
        Set<String> ended = new HashSet<>();
        for (Key key : keys) {
            find(key).ifPresent(userSession -> {
                AuthenticationManager.backchannelLogout(session, userSession, true);
                UserEvents.begin(session, realm, realm.getClientByClientId(caller.clientId()), EventType.LOGOUT)
                        .user(owner)
                        .session(userSession)
                        .detail(Details.REASON, reason)
                        .success();
                ended.add(key.id());
            });
        }
        return ended;
    }
}
