package com.ecommerce.userservice.repairs.http;

import org.keycloak.provider.Provider;

/**
 * What the HTTP ports of this process have in common: the options, and the memory for bodies that are received.
 *
 * <p>Netty makes {@link ConnectionGuards} by itself, hence the static reference.
 */
final class HttpLimits implements Provider {

    private static volatile HttpLimits current;

    private final HttpLimitsConfig config;
    private final BodyMemory bodyMemory;
    private final EndedConnections ended = new EndedConnections();

    HttpLimits(HttpLimitsConfig config) {
        this.config = config;
        this.bodyMemory = new BodyMemory(config.maxBufferedBodyBytes());
    }

    /** Returns null where the repair is left out. */
    static HttpLimits current() {
        return current;
    }

    static void set(HttpLimits limits) {
        current = limits;
    }

    HttpLimitsConfig config() {
        return config;
    }

    BodyMemory bodyMemory() {
        return bodyMemory;
    }

    EndedConnections ended() {
        return ended;
    }

    @Override
    public void close() {
        // Belongs to the process, not to a session.
    }
}
