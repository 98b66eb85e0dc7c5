package com.ecommerce.userservice.grpc.server;

/** Whether connections are encrypted by this server. */
enum TransportSecurity {
    /** TLS 1.3 or 1.2. */
    TLS,
    /** Not at all: a proxy or mesh in front has to end TLS, or the network is trusted. */
    PLAINTEXT
}
