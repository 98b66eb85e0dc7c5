package com.ecommerce.userservice.repairs.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Bounds the requests that one HTTP/2 connection may have open. Quarkus 3.33 replaces Vert.x's bound of 100 by none; an
 * operator's {@code quarkus.http.limits.max-concurrent-streams} stands.
 */
@Singleton
final class StreamLimit implements HttpServerOptionsCustomizer {

    /** "No limit", as HTTP/2 has it. */
    private static final long NONE = 0xFFFFFFFFL;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        bound(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        bound(options);
    }

    private static void bound(HttpServerOptions options) {
        HttpLimits limits = HttpLimits.current();
        if (limits != null && options.getInitialSettings().getMaxConcurrentStreams() == NONE) {
            options.getInitialSettings().setMaxConcurrentStreams(limits.config().maxStreamsPerConnection());
        }
    }
}
