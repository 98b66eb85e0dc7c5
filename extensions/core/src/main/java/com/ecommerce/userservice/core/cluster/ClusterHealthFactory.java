package com.ecommerce.userservice.core.cluster;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Watches the cluster for as long as the server runs. */
public interface ClusterHealthFactory extends ProviderFactory<ClusterHealth> {

    /** Returns the health of this node; the same object for as long as the server runs. */
    ClusterHealth clusterHealth();

    /**
     * Looks at the cluster for the first time, and from then on again and again. Called once, before this node takes calls.
     *
     * @param sessions of a Keycloak that has started
     */
    void watch(KeycloakSessionFactory sessions);

    @Override
    default ClusterHealth create(KeycloakSession session) {
        return clusterHealth();
    }
}
