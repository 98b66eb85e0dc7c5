package com.ecommerce.userservice.core.cluster;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/**
 * Whether this node receives what the other nodes of its cluster change. While it does not, its caches miss logouts, so
 * that its answers about tokens could be wrong. Each change is announced by a {@link ClusterHealthEvent}.
 */
public interface ClusterHealth extends Provider {

    /** Returns whether this node may answer; never blocks. */
    boolean isHealthy();

    /** Returns the health of a server's node; without a provider of it the node is taken for healthy. */
    static ClusterHealth of(KeycloakSessionFactory sessions) {
        return sessions.getProviderFactory(ClusterHealth.class) instanceof ClusterHealthFactory factory
                ? factory.clusterHealth()
                : () -> true;
    }

    @Override
    default void close() {}
}
