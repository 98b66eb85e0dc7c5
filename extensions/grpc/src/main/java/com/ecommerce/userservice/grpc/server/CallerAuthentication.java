package com.ecommerce.userservice.grpc.server;

/** How callers prove that they may read users. */
enum CallerAuthentication {
    /** By an access token with the client role {@code grpc-read}, in the metadata key {@code authorization}. */
    BEARER,
    /** By a client certificate, without which no connection comes about, not even for health checks. */
    MTLS,
    /** By a client certificate, or without one by an access token as for {@link #BEARER}. */
    BEARER_OR_MTLS,
    /** Not at all: everybody who can reach the port is let in. */
    NONE;

    /** Returns whether client certificates are asked for. */
    boolean takesCertificates() {
        return this == MTLS || this == BEARER_OR_MTLS;
    }
}
