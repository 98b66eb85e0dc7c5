package com.ecommerce.userservice.repairs.session;

import com.ecommerce.userservice.repairs.credential.PasswordVersion;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.session.PersistentUserSessionEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.util.JsonSerialization;

/**
 * Looks at a new session again when it is committed, before anybody is told of it. The login may have read the account
 * before an operator has disabled it or the password has changed, and come to its session after the others were ended.
 * Each side writes first and looks then, so that one of them sees the other, on whichever nodes they are. Here, too, the
 * oldest sessions go when there are too many.
 */
final class NewSession extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(NewSession.class);

    private static final String OFFLINE = "1";

    private final KeycloakSessionFactory factory;
    private final AccountSessionsConfig config;
    private final PersistentUserSessionEntity row;
    private boolean holds;

    NewSession(KeycloakSessionFactory factory, AccountSessionsConfig config, PersistentUserSessionEntity row) {
        this.factory = factory;
        this.config = config;
        this.row = row;
    }

    /** The login is committed: whether it still holds must be known, and the number of sessions can wait for the next. */
    @Override
    protected void commitImpl() {
        try {
            look();
        } catch (RuntimeException e) {
            if (!holds) {
                throw e;
            }
            LOG.warn("The oldest sessions of an account could not be ended", e);
        }
    }

    private void look() {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel realm = session.realms().getRealm(row.getRealmId());
            UserModel user = AccountSessions.user(session, realm, row.getUserId());
            if (user == null) {
                return;
            }
            EntityManager entities =
                    session.getProvider(JpaConnectionProvider.class).getEntityManager();
            AccountSessions sessions = new AccountSessions(session, realm, user);
            if (config.changesEndSessions() && isOutdated(entities)) {
                sessions.end(List.of(row.getUserSessionId()), isOffline(), "account_changed");
                return;
            }
            holds = true;
            // A service has as many sessions as its instances make.
            if (config.maxSessionsPerAccount() > 0 && user.getServiceAccountClientLink() == null) {
                endOldest(entities, sessions);
            }
        });
    }

    /** Reads columns and no entity: the row as it is now. A user of another store has none. */
    private boolean isOutdated(EntityManager entities) {
        List<Object[]> accounts = entities.createQuery(
                        "select u.enabled, c.id, c.createdDate from UserEntity u"
                                + " left join CredentialEntity c on c.user = u and c.type = 'password' where u.id = :id",
                        Object[].class)
                .setParameter("id", row.getUserId())
                .getResultList();
        String version = passwordVersion();
        return !accounts.isEmpty()
                && accounts.stream()
                        .noneMatch(account -> Boolean.TRUE.equals(account[0])
                                && (version == null
                                        || version.equals(PasswordVersion.of((String) account[1], (Long) account[2]))));
    }

    /** Returns the password that the session rests on; null if none. */
    private String passwordVersion() {
        try {
            JsonNode data = JsonSerialization.mapper.readTree(Objects.requireNonNullElse(row.getData(), "{}"));
            return data.path("notes").path(PasswordVersion.NOTE).asText(null);
        } catch (IOException e) {
            throw new UncheckedIOException("The data of a session is no JSON", e);
        }
    }

    /** Counts by the index of user, realm and kind, and reads nothing but ids. */
    private void endOldest(EntityManager entities, AccountSessions sessions) {
        String from = " from PersistentUserSessionEntity s where s.userId = :userId and s.realmId = :realmId"
                + " and s.offline = :offline";
        long count = entities.createQuery("select count(s)" + from, Long.class)
                .setParameter("userId", row.getUserId())
                .setParameter("realmId", row.getRealmId())
                .setParameter("offline", row.getOffline())
                .getSingleResult();
        long tooMany = count - config.maxSessionsPerAccount();
        if (tooMany <= 0) {
            return;
        }
        List<String> oldest = entities.createQuery(
                        "select s.userSessionId" + from
                                + " and s.userSessionId <> :id order by s.createdOn, s.lastSessionRefresh",
                        String.class)
                .setParameter("userId", row.getUserId())
                .setParameter("realmId", row.getRealmId())
                .setParameter("offline", row.getOffline())
                .setParameter("id", row.getUserSessionId())
                .setMaxResults(Math.toIntExact(tooMany))
                .getResultList();
        sessions.end(oldest, isOffline(), "too_many_sessions");
    }

    private boolean isOffline() {
        return OFFLINE.equals(row.getOffline());
    }

    @Override
    protected void rollbackImpl() {
        // There is no session.
    }
}
