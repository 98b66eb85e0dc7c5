package com.ecommerce.userservice.core.cluster;

import jakarta.persistence.EntityManager;
import org.jboss.logging.Logger;
import org.jgroups.Address;
import org.jgroups.util.Util;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes a coordinator that has ended out of the table in which nodes find each other. Keycloak 26.7 leaves its row there for
 * a minute, in case it is alive behind a cut network, and as long as the row is there, the one node that is left believes
 * to be on the losing side: both nodes of a pair are out of service for a minute because one of them has died.
 *
 * <p>Uses of Keycloak 26.7 internals: the table {@code JGROUPS_PING} ({@code KEYCLOAK_JDBC_PING2}).
 */
final class EndedCoordinator {

    private static final Logger LOG = Logger.getLogger(EndedCoordinator.class);

    private EndedCoordinator() {}

    static void forget(KeycloakSessionFactory sessions, Address coordinator) {
        try {
            int rows = KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
                EntityManager entities =
                        session.getProvider(JpaConnectionProvider.class).getEntityManager();
                String table = JpaUtils.getTableNameForNativeQuery("JGROUPS_PING", entities);
                return entities.createNativeQuery("DELETE FROM " + table + " WHERE address = :address")
                        .setParameter("address", Util.addressToString(coordinator))
                        .executeUpdate();
            });
            LOG.debugf("The coordinator %s has ended; %d rows of it removed", coordinator, rows);
        } catch (RuntimeException e) {
            // Then the minute passes.
            LOG.warnf("The coordinator that has ended cannot be removed from the database: %s", e.getMessage());
            LOG.debug("The coordinator that has ended cannot be removed from the database", e);
        }
    }
}
