package com.ecommerce.userservice.repairs.cluster;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.util.Util;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;

/**
 * The table in which nodes find each other, and by which Keycloak elects one side of a cluster that has fallen apart: the
 * coordinator of most rows, or of the lowest address, whose row is not older than a minute. This class
 * repairs rows that Keycloak 26.7 leaves wrong until they are written anew, 30 to 45 seconds later, or ignored.
 *
 * <p>Uses of Keycloak 26.7 internals: the table {@code JGROUPS_PING} ({@code KEYCLOAK_JDBC_PING2}).
 */
final class JGroupsPingTable {

    /** As {@code KEYCLOAK_JDBC_PING2} has it. */
    private static final Duration IGNORED_AFTER = Duration.ofSeconds(60);

    private final EntityManager entities;
    private final String name;

    JGroupsPingTable(KeycloakSession session) {
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.name = JpaUtils.getTableNameForNativeQuery("JGROUPS_PING", entities);
    }

    /** The database's clock, the one that all nodes can see; of databases whose clock knows its zone, as PostgreSQL's. */
    Instant now() {
        return entities.createQuery("select instant", Instant.class).getSingleResult();
    }

    /**
     * Removes a node that has ended. If it was the coordinator of two, the other one would believe to be on the losing side
     * for a minute: both would be out of service because one has died.
     */
    void remove(Address ended) {
        entities.createNativeQuery("DELETE FROM " + name + " WHERE address = :ended")
                .setParameter("ended", text(ended))
                .executeUpdate();
    }

    /** Removes nodes that were at the address in the network where this one is now: they have ended. */
    void removePredecessors(Address self) {
        List<String> addresses = entities.createNativeQuery(
                        "SELECT ip FROM " + name + " WHERE address = :self", String.class)
                .setParameter("self", text(self))
                .getResultList();
        for (String address : addresses) {
            entities.createNativeQuery("DELETE FROM " + name + " WHERE ip = :address AND address <> :self")
                    .setParameter("address", address)
                    .setParameter("self", text(self))
                    .executeUpdate();
        }
    }

    /**
     * Puts a coordinator back if somebody has removed it: a node whose clock is fast does so when it starts, since it takes
     * the row for old.
     *
     * @param address of the coordinator in the network
     */
    void restore(JChannel coordinator, PhysicalAddress address, Instant now) {
        boolean missing = entities.createNativeQuery("SELECT ip FROM " + name + " WHERE address = :self", String.class)
                .setParameter("self", text(coordinator.getAddress()))
                .getResultList()
                .isEmpty();
        if (missing) {
            entities.createNativeQuery("INSERT INTO " + name
                            + " (address, name, cluster_name, ip, coord, last_update, coordinated_by)"
                            + " VALUES (:self, :name, :cluster, :ip, :isCoordinator, :now, :self)")
                    .setParameter("self", text(coordinator.getAddress()))
                    .setParameter("name", coordinator.getName())
                    .setParameter("cluster", coordinator.getClusterName())
                    .setParameter("ip", address.toString())
                    .setParameter("isCoordinator", true)
                    .setParameter("now", now.getEpochSecond())
                    .executeUpdate();
        }
    }

    /** Has the rows of a view's members say who coordinates them: after a merge they name the coordinators of before. */
    void write(View view) {
        for (Address member : view.getMembersRaw()) {
            entities.createNativeQuery("UPDATE " + name
                            + " SET coord = :isCoordinator, coordinated_by = :coordinator WHERE address = :member")
                    .setParameter("isCoordinator", member.equals(view.getCoord()))
                    .setParameter("coordinator", text(view.getCoord()))
                    .setParameter("member", text(member))
                    .executeUpdate();
        }
    }

    /** Returns whether there is a coordinator outside of a view who has been heard of within the last minute. */
    boolean hasOtherCoordinator(View view, Instant now) {
        List<String> coordinators = entities.createNativeQuery(
                        "SELECT address FROM " + name + " WHERE coord = :coordinator AND last_update >= :since",
                        String.class)
                .setParameter("coordinator", true)
                .setParameter("since", now.minus(IGNORED_AFTER).getEpochSecond())
                .getResultList();
        return coordinators.stream().map(JGroupsPingTable::address).anyMatch(address -> !view.containsMember(address));
    }

    private static String text(Address address) {
        return Util.addressToString(address);
    }

    private static Address address(String text) {
        try {
            return Util.addressFromString(text);
        } catch (Exception e) {
            throw new IllegalStateException("JGROUPS_PING holds an address that JGroups cannot read", e);
        }
    }
}
