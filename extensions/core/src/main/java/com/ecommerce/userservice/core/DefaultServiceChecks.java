package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The checks of one session.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link JpaConnectionProvider}.
 */
record DefaultServiceChecks(KeycloakSession session, ClusterHealth clusterHealth) implements ServiceChecks {

    @Override
    public void cluster() {
        if (!clusterHealth.isHealthy()) {
            throw new DomainException(
                    ErrorCode.UNAVAILABLE, "This node has lost the others. Try again in a moment, at another node.");
        }
    }

    @Override
    public void database() {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery("select 1")
                .getSingleResult();
    }
}
