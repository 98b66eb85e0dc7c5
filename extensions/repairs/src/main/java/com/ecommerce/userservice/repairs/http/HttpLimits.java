package com.ecommerce.userservice.repairs.http;

import org.keycloak.provider.Provider;

/**
 * What the HTTP ports of this process have in common: the options, and the memory for bodies and replies on their way.
 *
 * <p>Netty makes {@link ConnectionGuards} by itself, hence the static reference.
 */
final class HttpLimits implements Provider {

    private static volatile HttpLimits current;

    private final HttpLimitsConfig config;
    private final BodyMemory bodyMemory;
    private final ReplyMemory replyMemory;
    private final EndedConnections ended = new EndedConnections();

    HttpLimits(HttpLimitsConfig config) {
        this.config = config;
        this.bodyMemory = new BodyMemory(config.maxBufferedBodyBytes());
        this.replyMemory = new ReplyMemory(config.maxUnreadReplyBytes());
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

    ReplyMemory replyMemory() {
        return replyMemory;
    }

    EndedConnections ended() {
        return ended;
    }

    @Override
    public void close() {
        // Belongs to the process, not to a session.
    }
}
