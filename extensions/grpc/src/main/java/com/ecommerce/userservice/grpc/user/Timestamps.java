package com.ecommerce.userservice.grpc.user;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Writes instants as messages; protobuf-java-util, which could do it, is not in Keycloak's distribution. */
final class Timestamps {

    private Timestamps() {}

    static Timestamp of(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
