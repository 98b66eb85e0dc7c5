package com.ecommerce.userservice.grpc.server;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSessionContext;

/**
 * Gives every connection a context of its own, whose tickets no other one takes: a resumed session skips the check of
 * the client's certificate, and would outlive a certificate that has expired and an authority that was taken away. Java
 * (17 to 25) ignores the timeout of sessions for tickets, and can switch tickets off for the whole process only, where
 * Keycloak's HTTPS lives too.
 */
final class UnresumableSslContext extends SslContext {

    private final Supplier<SslContext> contexts;
    private final SslContext first;

    UnresumableSslContext(Supplier<SslContext> contexts) {
        this.contexts = contexts;
        this.first = contexts.get();
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        return contexts.get().newEngine(allocator);
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator, String peerHost, int peerPort) {
        return contexts.get().newEngine(allocator, peerHost, peerPort);
    }

    @Override
    public boolean isClient() {
        return first.isClient();
    }

    @Override
    public List<String> cipherSuites() {
        return first.cipherSuites();
    }

    @Override
    @SuppressWarnings("deprecation")
    public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
        return first.applicationProtocolNegotiator();
    }

    @Override
    public SSLSessionContext sessionContext() {
        return first.sessionContext();
    }
}
