package com.ecommerce.userservice.repairs.session;

import com.ecommerce.userservice.core.user.PasswordByMail;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.session.PersistentUserSessionEntity;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Finds in the rows that are written what ends sessions, and has it done after the commit.
 *
 * <p>Enabling ends sessions as well: those from before a server knew of this, and those of a node that died between the
 * commit and the end of the sessions.
 */
final class AccountRows
        implements PostLoadEventListener, PostUpdateEventListener, PostDeleteEventListener, PersistEventListener {

    private static final Logger LOG = Logger.getLogger(AccountRows.class);

    /** Keycloak takes nothing more into a transaction once its commit has begun, and most updates are flushed there. */
    @Override
    public void onPostLoad(PostLoadEvent event) {
        if (event.getEntity() instanceof UserEntity) {
            pending();
        }
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        if (event.getEntity() instanceof UserEntity user) {
            if (isChanged(event, "enabled")) {
                String reason = user.isEnabled() ? "account_enabled" : "account_disabled";
                pending().ifPresent(pending -> pending.add(EndOfSessions.all(user.getRealmId(), user.getId(), reason)));
            }
            if (isChanged(event, "emailVerified") && user.isEmailVerified() && isByPasswordMail(user.getId())) {
                pending().ifPresent(pending -> pending.add(new FirstConfirmation(user.getRealmId(), user.getId())));
            }
        }
    }

    /** An operator deletes a password; Keycloak lets no user do that. */
    @Override
    public void onPostDelete(PostDeleteEvent event) {
        if (event.getEntity() instanceof CredentialEntity credential
                && PasswordCredentialModel.TYPE.equals(credential.getType())) {
            UserEntity user = credential.getUser();
            pending()
                    .ifPresent(pending ->
                            pending.add(EndOfSessions.all(user.getRealmId(), user.getId(), "password_removed")));
        }
    }

    @Override
    public void onPersist(PersistEvent event) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (event.getObject() instanceof UserEntity user) {
            pending().ifPresent(pending -> pending.isNew(user.getId()));
        } else if (event.getObject() instanceof PersistentUserSessionEntity row && session != null) {
            lookAgainAfterCommit(session, row);
        }
    }

    private static void lookAgainAfterCommit(KeycloakSession session, PersistentUserSessionEntity row) {
        AccountSessionsConfig config = AccountSessionsListenerFactory.config(session.getKeycloakSessionFactory());
        if (config.equals(AccountSessionsConfig.OFF)) {
            return;
        }
        try {
            session.getTransactionManager()
                    .enlistAfterCompletion(new NewSession(session.getKeycloakSessionFactory(), config, row));
        } catch (IllegalStateException commitHasBegun) {
            // Only where logins under way are kept in the database, which is no default of Keycloak 26.7.
            LOG.warn("A new session is neither counted nor compared with its account: the commit has begun");
        }
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext createdAlready) {
        onPersist(event);
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    /** Returns what the session of this thread has to do; empty without one, or where the option is off. */
    private static Optional<PendingEnds> pending() {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        boolean enabled = session != null
                && AccountSessionsListenerFactory.config(session.getKeycloakSessionFactory())
                        .changesEndSessions();
        try {
            return enabled ? Optional.of(PendingEnds.of(session)) : Optional.empty();
        } catch (IllegalStateException commitHasBegun) {
            // What is read so late is not changed any more.
            return Optional.empty();
        }
    }

    private static boolean isChanged(PostUpdateEvent event, String property) {
        int index = Arrays.asList(event.getPersister().getPropertyNames()).indexOf(property);
        return event.getOldState() != null && !Objects.equals(event.getOldState()[index], event.getState()[index]);
    }

    /**
     * "Forgot password" of pages and API, and an operator's mail that asks for a new password; not the one that only
     * confirms.
     */
    private static boolean isByPasswordMail(String userId) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session != null && PasswordByMail.isMarked(session, userId)) {
            return true;
        }
        AuthenticationSessionModel login =
                session == null ? null : session.getContext().getAuthenticationSession();
        return login != null
                && userId.equals(login.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID))
                && (LoginActionsService.RESET_CREDENTIALS_PATH.equals(
                                login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH))
                        || login.getRequiredActions().contains(UserModel.RequiredAction.UPDATE_PASSWORD.name()));
    }
}
