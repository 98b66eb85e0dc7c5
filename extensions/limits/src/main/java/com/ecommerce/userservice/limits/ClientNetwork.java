package com.ecommerce.userservice.limits;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.keycloak.common.ClientConnection;

/**
 * From where a request comes, as Keycloak's {@code proxy-headers} and {@code proxy-trusted-addresses} determine it. Of IPv6 it
 * is the first 64 bits: whoever has one address there has as many as he likes.
 */
final class ClientNetwork {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** The first 12 bytes of an IPv4 address that is written as one of IPv6, {@code ::ffff:192.0.2.1}. */
    private static final byte[] MAPPED_IPV4 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private ClientNetwork() {}

    /** Returns empty where a connection has no address, such as one by a Unix domain socket. */
    static Optional<String> of(ClientConnection connection) {
        String host = connection.getRemoteAddr() == null ? connection.getRemoteHost() : connection.getRemoteAddr();
        return Optional.ofNullable(host).map(ClientNetwork::of);
    }

    /** @param host an IP address; what is none, such as an obfuscated name of RFC 7239, stays as it is */
    static String of(String host) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return host;
        }
        if (bytes.length < IPV6_BYTES) {
            return HexFormat.of().formatHex(bytes);
        }
        boolean mapped = Arrays.equals(bytes, 0, MAPPED_IPV4.length, MAPPED_IPV4, 0, MAPPED_IPV4.length);
        return mapped
                ? HexFormat.of().formatHex(bytes, MAPPED_IPV4.length, IPV6_BYTES)
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
    }
}
