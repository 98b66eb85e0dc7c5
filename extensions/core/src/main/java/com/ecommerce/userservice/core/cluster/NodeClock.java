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
 * Finds out whether a wrong clock makes this node useless to the others. Nodes find each other in the database by rows that
 * Keycloak 26.7 ignores when they are a minute old by the clock of whoever reads them: a node whose clock is ahead sees no
 * other, and both sides take themselves for the whole cluster. One whose clock is late issues tokens that seem to be older
 * than their session: they are refused everywhere, also at a logout, which then ends nothing.
 *
 * <p>Uses of Keycloak 26.7 internals: the table {@code JGROUPS_PING} ({@code KEYCLOAK_JDBC_PING2}).
 */
final class NodeClock {

    /** Rows are written anew every 30 to 45 seconds: what they may be older without being ignored. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private NodeClock() {}

    /**
     * Returns whether this node's clock is off, by the database's, and there are other nodes.
     *
     * @param view the nodes that this one knows
     */
    static boolean isOff(KeycloakSession session, View view) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Instant before = Instant.now();
        Instant database = entities.createQuery("select instant", Instant.class).getSingleResult();
        // A database that takes its time to answer is no clock that is off.
        boolean off = database.isBefore(before.minus(TOLERANCE))
                || database.isAfter(Instant.now().plus(TOLERANCE));
        return off && (view.size() > 1 || hasOtherCoordinator(entities, view));
    }

    private static boolean hasOtherCoordinator(EntityManager entities, View view) {
        String table = JpaUtils.getTableNameForNativeQuery("JGROUPS_PING", entities);
        List<String> coordinators = entities.createNativeQuery(
                        "SELECT address FROM " + table + " WHERE coord = :coordinator", String.class)
                .setParameter("coordinator", true)
                .getResultList();
        return coordinators.stream().map(NodeClock::address).anyMatch(address -> !view.containsMember(address));
    }

    private static Address address(String row) {
        try {
            return Util.addressFromString(row);
        } catch (Exception e) {
            throw new IllegalStateException("JGROUPS_PING holds an address that JGroups cannot read", e);
        }
    }
}
