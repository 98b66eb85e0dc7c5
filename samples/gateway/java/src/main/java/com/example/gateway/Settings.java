package com.example.gateway;

import java.util.Map;
import java.util.Optional;

/**
 * What the gateway is started with.
 *
 * @param port on which it listens
 * @param deadlineMillis the time a customer waits at most, with all attempts
 * @param userService host and port of the user service's gRPC
 * @param authorities PEM file of the authorities that the user service's certificates are by; without it, no TLS
 * @param tokenUrl where the gateway gets its own access token; without it, it sends none
 */
record Settings(
        int port,
        long deadlineMillis,
        String userService,
        Optional<String> authorities,
        Optional<String> tokenUrl,
        String clientId,
        String clientSecret) {

    static Settings of(Map<String, String> environment) {
        return new Settings(
                Integer.parseInt(environment.getOrDefault("PORT", "8080")),
                Long.parseLong(environment.getOrDefault("DEADLINE_MILLIS", "500")),
                environment.getOrDefault("USER_SERVICE", "localhost:50051"),
                Optional.ofNullable(environment.get("USER_SERVICE_CA")),
                Optional.ofNullable(environment.get("TOKEN_URL")),
                environment.getOrDefault("CLIENT_ID", "gateway"),
                environment.getOrDefault("CLIENT_SECRET", ""));
    }
}
