package com.ecommerce.userservice.core.cluster;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jgroups.Address;
import org.jgroups.View;
import org.jgroups.util.Util;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;

/**
 * Finds out whether a wrong clock has separated this node from the others. Nodes find each other in the database by rows that
 * Keycloak 26.7 ignores when they are a minute old by the clock of whoever reads them: a node whose clock is ahead sees no
 * other, and both sides take themselves for the whole cluster.
 *
 * <p>Uses of Keycloak 26.7 internals: the table {@code JGROUPS_PING} ({@code KEYCLOAK_JDBC_PING2}).
 */
final class NodeClock {

    /** Rows are written anew every 30 to 45 seconds: what they may be older without being ignored. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private NodeClock() {}

    /**
     * Returns whether this node's clock is off, by the database's, and there is a coordinator that this node does not know.
     *
     * @param view the nodes that this one knows
     */
    static boolean separates(KeycloakSession session, View view) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Instant database = entities.createQuery("select instant", Instant.class).getSingleResult();
        return Duration.between(database, Instant.now()).abs().compareTo(TOLERANCE) > 0
                && coordinators(entities).stream()
                        .map(NodeClock::address)
                        .anyMatch(known -> !view.containsMember(known));
    }

    private static List<String> coordinators(EntityManager entities) {
        String table = JpaUtils.getTableNameForNativeQuery("JGROUPS_PING", entities);
        return entities.createNativeQuery("SELECT address FROM " + table + " WHERE coord = :coordinator", String.class)
                .setParameter("coordinator", true)
                .getResultList();
    }

    private static Address address(String row) {
        try {
            return Util.addressFromString(row);
        } catch (Exception e) {
            throw new IllegalStateException("JGROUPS_PING holds an address that JGroups cannot read", e);
        }
    }
}
