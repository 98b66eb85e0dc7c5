package com.ecommerce.userservice.grpc.server;

import java.util.Locale;

/** How callers prove that they may read users. */
enum CallerAuthentication {
    /** By an access token with the client role {@code grpc-read}, in the metadata key {@code authorization}. */
    BEARER,
    /** Not at all: everybody who can reach the port is let in. */
    NONE;

    /** Returns the value of the option {@code caller-authentication}. */
    String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
