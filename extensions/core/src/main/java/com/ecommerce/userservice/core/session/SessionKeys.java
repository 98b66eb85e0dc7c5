package com.ecommerce.userservice.core.session;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.session.PersistentUserSessionEntity;

/**
 * Finds a user's sessions by their rows, where Keycloak 26.7 keeps each of them beside its caches, and reads nothing but keys.
 * Keycloak's own look-up reads all sessions of a user, in no order, and puts each into its cache, which drops others for them:
 * one account with thousands of sessions would slow down everybody.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link JpaConnectionProvider}, {@link PersistentUserSessionEntity}.
 */
final class SessionKeys {

    private static final String OFFLINE = "1";

    private final EntityManager entities;
    private final RealmModel realm;
    private final UserModel user;

    SessionKeys(KeycloakSession session, RealmModel realm, UserModel user) {
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
        this.user = user;
    }

    /**
     * The key of a session.
     *
     * @param offline whether it is an offline session; an online one can have the same id
     */
    record Key(String id, boolean offline) {}

    /** Returns those that began last. */
    List<Key> newest(int max) {
        return keys(
                query("order by s.createdOn desc, s.userSessionId, s.offline").setMaxResults(max));
    }

    /** Returns those of an id, at most one of each kind, the online one first. */
    List<Key> ofId(String id) {
        return keys(query("and s.userSessionId = :id order by s.offline").setParameter("id", id));
    }

    /** Returns those of all other ids; of one id, the online one first. */
    List<Key> otherThan(String id) {
        return keys(query("and s.userSessionId <> :id order by s.userSessionId, s.offline")
                .setParameter("id", id));
    }

    private TypedQuery<Object[]> query(String condition) {
        return entities.createQuery(
                        "select s.userSessionId, s.offline from PersistentUserSessionEntity s"
                                + " where s.userId = :userId and s.realmId = :realmId " + condition,
                        Object[].class)
                .setParameter("userId", user.getId())
                .setParameter("realmId", realm.getId());
    }

    private static List<Key> keys(TypedQuery<Object[]> query) {
        return query.getResultStream()
                .map(row -> new Key((String) row[0], OFFLINE.equals(row[1])))
                .toList();
    }
}
