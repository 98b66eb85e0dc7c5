package com.ecommerce.userservice.repairs.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;

/**
 * Gives every connection to Keycloak's HTTP ports a {@link ConnectionGuard}: Netty's own way to add rules to servers that one
 * has not built oneself. Vert.x 4.5 bounds TLS handshakes only, and its idle timeout would end a browser's connection between
 * two requests as well.
 */
public final class ConnectionGuards extends ChannelInitializerExtension {

    /** Vert.x names the handler of TLS so. */
    private static final String TLS = "ssl";

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        HttpLimits limits = HttpLimits.current();
        // The gRPC server has limits of its own.
        if (limits != null && isOfVertx(connection.pipeline())) {
            connection.pipeline().addLast(new Installer(limits));
        }
    }

    private static boolean isOfVertx(ChannelPipeline pipeline) {
        return pipeline.first() != null && pipeline.first().getClass().getName().startsWith("io.vertx.core.");
    }

    /** Runs when Vert.x has set up the connection. */
    private static final class Installer extends ChannelInitializer<Channel> {

        private final HttpLimits limits;

        Installer(HttpLimits limits) {
            this.limits = limits;
        }

        @Override
        protected void initChannel(Channel connection) {
            ConnectionGuard guard = new ConnectionGuard(limits);
            connection.attr(ConnectionGuard.KEY).set(guard);
            ChannelPipeline pipeline = connection.pipeline();
            if (pipeline.get(TLS) != null) {
                pipeline.addAfter(TLS, ConnectionGuard.NAME, guard);
            } else {
                pipeline.addFirst(ConnectionGuard.NAME, guard);
            }
        }
    }
}
