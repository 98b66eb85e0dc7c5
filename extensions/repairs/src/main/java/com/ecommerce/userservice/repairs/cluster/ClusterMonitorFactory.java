package com.ecommerce.userservice.repairs.cluster;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import com.ecommerce.userservice.core.cluster.ClusterHealthFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Has a {@link ClusterMonitor} tell the user service whether this node may answer. Keycloak's option
 * {@code --spi-cluster-health--default--enabled=false} (build time) leaves it out: every node then answers, whatever it has
 * lost.
 */
public final class ClusterMonitorFactory implements ClusterHealthFactory {

    private final ClusterMonitor monitor = new ClusterMonitor();
    private final ClusterHealth health = monitor::isHealthy;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public ClusterHealth clusterHealth() {
        return health;
    }

    @Override
    public void watch(KeycloakSessionFactory sessions) {
        monitor.watch(sessions);
    }

    @Override
    public void init(Config.Scope scope) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {
        monitor.close();
    }
}
