package com.ecommerce.userservice.repairs.session;

import com.ecommerce.userservice.core.user.PasswordByMail;
import com.ecommerce.userservice.repairs.credential.PasswordVersion;
import java.util.Objects;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Ends sessions when a password has changed: all of the account when an operator or whoever has opened a link of a mail
 * has set it, all others when its owner has. Keycloak 26.7 ends none in the first two cases, and in the last one only if
 * the box "sign out from other devices" is on. Whoever has set it by a link is not locked out any longer by wrong passwords.
 */
final class AccountSessionsListener implements EventListenerProvider {

    private static final String RESET_PASSWORD = "reset-password";

    private final KeycloakSession session;
    private final AccountSessionsConfig config;

    AccountSessionsListener(KeycloakSession session, AccountSessionsConfig config) {
        this.session = session;
        this.config = config;
    }

    @Override
    public void onEvent(Event event) {
        if (config.changesEndSessions() && event.getUserId() != null && isPasswordChange(event)) {
            passwordChanged(session.realms().getRealm(event.getRealmId()), event);
        }
    }

    @SuppressWarnings("deprecation")
    private static boolean isPasswordChange(Event event) {
        // The required action of Keycloak 26.7 sends the deprecated event; where both come, the second adds nothing.
        return event.getType() == EventType.UPDATE_PASSWORD
                || event.getType() == EventType.UPDATE_CREDENTIAL
                        && event.getDetails() != null
                        && PasswordCredentialModel.TYPE.equals(
                                event.getDetails().get(Details.CREDENTIAL_TYPE));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        String[] path = event.getResourcePath() == null
                ? new String[0]
                : event.getResourcePath().split("/");
        if (config.changesEndSessions() && isPasswordOfOperator(event.getOperationType(), path)) {
            PendingEnds.of(session).add(EndOfSessions.all(event.getRealmId(), path[1], "password_reset"));
        }
    }

    /** An update of the whole user can bring a password as well. */
    private boolean isPasswordOfOperator(OperationType operation, String[] path) {
        if (path.length < 2 || !path[0].equals("users")) {
            return false;
        }
        return switch (operation) {
            case ACTION -> path.length == 3 && path[2].equals(RESET_PASSWORD);
            case UPDATE -> path.length == 2 && PasswordVersion.isSetBy(session, path[1]);
            default -> false;
        };
    }

    private void passwordChanged(RealmModel realm, Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        boolean isInLogin = login != null
                && login.getAuthenticatedUser() != null
                && login.getAuthenticatedUser().getId().equals(event.getUserId());
        boolean isByMail = PasswordByMail.isMarked(session, event.getUserId())
                || isInLogin && login.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID) != null;
        // The login that goes on gets the user session of the same id, if it comes to one.
        String own = isInLogin ? login.getParentSession().getId() : event.getSessionId();
        if (isByMail) {
            // The wrong passwords were guesses at the one that is gone; who has opened the link has proved more than
            // they.
            session.loginFailures().removeUserLoginFailure(realm, event.getUserId());
            String kept = isPresent(own) ? null : own;
            PendingEnds.of(session)
                    .add(EndOfSessions.all(realm.getId(), event.getUserId(), "password_reset")
                            .except(kept));
        } else {
            PendingEnds.of(session).add(EndOfSessions.others(realm.getId(), event.getUserId(), own));
        }
        restOnNewPassword(realm, event.getUserId(), isInLogin ? login : null, own);
    }

    /** A session that was there before the link was opened may be in other hands as well, in whichever browser. */
    private boolean isPresent(String userSessionId) {
        return session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(
                                "select count(s) from PersistentUserSessionEntity s where s.userSessionId = :id",
                                Long.class)
                        .setParameter("id", userSessionId)
                        .getSingleResult()
                > 0;
    }

    private void restOnNewPassword(
            RealmModel realm, String userId, AuthenticationSessionModel login, String userSessionId) {
        UserModel user = session.users().getUserById(realm, userId);
        String version = user == null ? null : PasswordVersion.of(user).orElse(null);
        if (version == null) {
            return;
        }
        if (login != null && login.getUserSessionNotes().containsKey(PasswordVersion.NOTE)) {
            login.setUserSessionNote(PasswordVersion.NOTE, version);
        }
        UserSessionModel userSession =
                userSessionId == null ? null : session.sessions().getUserSession(realm, userSessionId);
        if (userSession != null && !Objects.equals(userSession.getNote(PasswordVersion.NOTE), version)) {
            userSession.setNote(PasswordVersion.NOTE, version);
        }
    }

    @Override
    public void close() {}
}
