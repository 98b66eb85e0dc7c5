package com.ecommerce.userservice.core.cluster;

import org.keycloak.provider.ProviderEvent;

/**
 * This node has lost the other ones, or is back with them; see {@link ClusterHealth}.
 *
 * @param healthy whether this node may answer from now on
 */
public record ClusterHealthEvent(boolean healthy) implements ProviderEvent {}
