package com.ecommerce.userservice.core.cluster;

import org.keycloak.provider.ProviderEvent;

/**
 * The health of this node in its cluster has changed; see {@link ClusterHealth}.
 *
 * @param healthy whether this node may answer from now on
 */
public record ClusterHealthEvent(boolean healthy) implements ProviderEvent {}
