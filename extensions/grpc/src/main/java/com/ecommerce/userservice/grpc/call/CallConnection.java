package com.ecommerce.userservice.grpc.call;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.keycloak.common.ClientConnection;

/**
 * The connection of a call as Keycloak's events and brute-force detection read it.
 *
 * @param remote may be null: then there is no address and port 0, as Keycloak defines for an unknown one
 */
record CallConnection(InetSocketAddress remote) implements ClientConnection {

    @Override
    public String getRemoteAddr() {
        InetAddress address = remote == null ? null : remote.getAddress();
        return address == null ? null : address.getHostAddress();
    }

    @Override
    public String getRemoteHost() {
        return getRemoteAddr();
    }

    @Override
    public int getRemotePort() {
        return remote == null ? 0 : remote.getPort();
    }
}
