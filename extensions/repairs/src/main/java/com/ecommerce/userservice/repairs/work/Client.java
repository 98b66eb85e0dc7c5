package com.ecommerce.userservice.repairs.work;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;

/**
 * Who sends a request.
 *
 * @param address from where, as Keycloak's {@code proxy-headers} and {@code proxy-trusted-addresses} have it; with {@code equals}
 * @param connection one of that address; with {@code equals}
 */
public record Client(Object address, Object connection) {

    private static final int IPV6_BYTES = 16;

    public static Client of(RoutingContext exchange) {
        return new Client(
                network(exchange.request().remoteAddress()), exchange.request().connection());
    }

    /** Of IPv6 the first 64 bits: whoever has one address there has as many as he likes. */
    private static Object network(SocketAddress from) {
        String host = from == null ? null : from.hostAddress() == null ? from.host() : from.hostAddress();
        byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        return bytes != null && bytes.length == IPV6_BYTES
                ? (Object) ByteBuffer.wrap(bytes).getLong()
                : String.valueOf(host);
    }
}
