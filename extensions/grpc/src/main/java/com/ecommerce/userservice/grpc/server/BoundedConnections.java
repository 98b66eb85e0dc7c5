package com.ecommerce.userservice.grpc.server;

import io.grpc.ServerCredentials;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalNettyServerCredentials;
import io.grpc.netty.InternalProtocolNegotiator.ProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AsciiString;
import java.util.Optional;

/**
 * The transport of the gRPC server, with a {@link FrameLimit} on each connection from its first frame. grpc-netty 1.81 has no
 * public way to look at frames; its internal one has been the same since 1.22.
 */
final class BoundedConnections implements ProtocolNegotiator {

    private final ProtocolNegotiator transport;
    private final int maxFramesPerWindow;

    private BoundedConnections(ProtocolNegotiator transport, int maxFramesPerWindow) {
        this.transport = transport;
        this.maxFramesPerWindow = maxFramesPerWindow;
    }

    /** @param tls empty for plaintext */
    static ServerCredentials of(Optional<SslContext> tls, int maxFramesPerWindow) {
        ProtocolNegotiator transport =
                tls.map(InternalProtocolNegotiators::serverTls).orElseGet(InternalProtocolNegotiators::serverPlaintext);
        return InternalNettyServerCredentials.create(new BoundedConnections(transport, maxFramesPerWindow));
    }

    @Override
    public AsciiString scheme() {
        return transport.scheme();
    }

    @Override
    public ChannelHandler newHandler(GrpcHttp2ConnectionHandler connection) {
        FrameLimit.attachTo(connection.decoder(), maxFramesPerWindow);
        return transport.newHandler(connection);
    }

    @Override
    public void close() {
        transport.close();
    }
}
