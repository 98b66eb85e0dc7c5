package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import org.keycloak.provider.ProviderFactory;

/** Creates the user service for a session. */
public interface UserServiceProviderFactory extends ProviderFactory<UserServiceProvider> {

    /** Returns the options of this server. */
    UserServiceConfig config();

    /** Returns whether this node may answer; the same object for as long as the server runs. */
    ClusterHealth clusterHealth();
}
