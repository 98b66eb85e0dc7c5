package com.ecommerce.userservice.grpc.server;

import io.grpc.ServerServiceDefinition;

/**
 * A service as the server runs it.
 *
 * @param definition the service with everything that guards it
 * @param handsOver whether it never blocks, so that its calls stay on the threads of the network
 */
record HostedService(ServerServiceDefinition definition, boolean handsOver) {

    String name() {
        return definition.getServiceDescriptor().getName();
    }
}
