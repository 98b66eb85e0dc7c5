package com.ecommerce.userservice.core.cluster;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the health of the cluster known to Keycloak as {@code cluster-health}; there may be no provider of it. */
public final class ClusterHealthSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "cluster-health";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ClusterHealth.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return ClusterHealthFactory.class;
    }
}
