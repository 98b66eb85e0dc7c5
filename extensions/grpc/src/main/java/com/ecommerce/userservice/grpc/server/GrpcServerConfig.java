package com.ecommerce.userservice.grpc.server;

import java.util.Arrays;
import java.util.Objects;
import org.keycloak.Config;

/**
 * The options of the gRPC server, {@code --spi-grpc-server--default--...}.
 *
 * @param host name or address of the network interface to listen on; {@code 0.0.0.0} for all
 * @param port 1 to 65535; 0 lets the operating system choose
 * @param shutdownGraceMillis how long calls in flight may go on once Keycloak stops, 0 to 10 minutes
 * @param reflection whether clients may ask the server for its services (gRPC server reflection, v1)
 * @param maxConcurrentCalls how many calls are worked on at once; more wait for their turn
 * @param maxInboundMessageBytes the largest request; a larger one is RESOURCE_EXHAUSTED
 * @param callerAuthentication how callers prove themselves
 */
record GrpcServerConfig(
        String host,
        int port,
        int shutdownGraceMillis,
        boolean reflection,
        int maxConcurrentCalls,
        int maxInboundMessageBytes,
        CallerAuthentication callerAuthentication) {

    static final String HOST = "host";
    static final String PORT = "port";
    static final String SHUTDOWN_GRACE_MILLIS = "shutdown-grace-millis";
    static final String REFLECTION = "reflection";
    static final String MAX_CONCURRENT_CALLS = "max-concurrent-calls";
    static final String MAX_INBOUND_MESSAGE_BYTES = "max-inbound-message-bytes";
    static final String CALLER_AUTHENTICATION = "caller-authentication";

    static final int DEFAULT_PORT = 50051;
    static final int DEFAULT_SHUTDOWN_GRACE_MILLIS = 10_000;
    static final int DEFAULT_MAX_INBOUND_MESSAGE_BYTES = 32 * 1024;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_SHUTDOWN_GRACE_MILLIS = 600_000;
    private static final int MAX_CALLS = 10_000;
    private static final int MIN_MESSAGE_BYTES = 1024;
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    GrpcServerConfig {
        if (host == null || host.isBlank()) {
            throw refused(HOST, "must not be empty");
        }
        requireRange(PORT, port, 0, MAX_PORT);
        requireRange(SHUTDOWN_GRACE_MILLIS, shutdownGraceMillis, 0, MAX_SHUTDOWN_GRACE_MILLIS);
        requireRange(MAX_CONCURRENT_CALLS, maxConcurrentCalls, 1, MAX_CALLS);
        requireRange(MAX_INBOUND_MESSAGE_BYTES, maxInboundMessageBytes, MIN_MESSAGE_BYTES, MAX_MESSAGE_BYTES);
        Objects.requireNonNull(callerAuthentication, CALLER_AUTHENTICATION);
    }

    /**
     * Reads the options.
     *
     * @param development whether Keycloak runs in development mode: then only this machine is listened to, callers
     *     need not prove themselves, and reflection is on
     * @param container whether {@code KC_RUN_IN_CONTAINER} is true: then all interfaces are listened to in development
     *     mode as well, the same rule as for Keycloak's HTTP
     * @throws IllegalArgumentException if a value cannot be used; the message names the option
     */
    static GrpcServerConfig from(Config.Scope scope, boolean development, boolean container) {
        return new GrpcServerConfig(
                scope.get(HOST, development && !container ? "localhost" : "0.0.0.0"),
                number(scope, PORT, DEFAULT_PORT),
                number(scope, SHUTDOWN_GRACE_MILLIS, DEFAULT_SHUTDOWN_GRACE_MILLIS),
                flag(scope, REFLECTION, development),
                number(scope, MAX_CONCURRENT_CALLS, defaultMaxConcurrentCalls()),
                number(scope, MAX_INBOUND_MESSAGE_BYTES, DEFAULT_MAX_INBOUND_MESSAGE_BYTES),
                callerAuthentication(scope, development ? CallerAuthentication.NONE : CallerAuthentication.BEARER));
    }

    /** As Keycloak 26.7 sizes {@code http-pool-max-threads}. */
    static int defaultMaxConcurrentCalls() {
        return Math.max(50, 4 * Runtime.getRuntime().availableProcessors());
    }

    /** Returns the name of an option as the command line has it. */
    static String optionName(String option) {
        return "spi-grpc-server--default--" + option;
    }

    private static int number(Config.Scope scope, String option, int defaultValue) {
        String value = scope.get(option);
        if (value == null) {
            return defaultValue;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException notANumber) {
            throw refused(option, "must be a whole number, not " + value);
        }
    }

    private static boolean flag(Config.Scope scope, String option, boolean defaultValue) {
        String value = scope.get(option, String.valueOf(defaultValue));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(option, "must be true or false, not " + value);
        };
    }

    private static CallerAuthentication callerAuthentication(Config.Scope scope, CallerAuthentication defaultValue) {
        String value = scope.get(CALLER_AUTHENTICATION, defaultValue.optionValue());
        return Arrays.stream(CallerAuthentication.values())
                .filter(candidate -> candidate.optionValue().equals(value))
                .findFirst()
                .orElseThrow(() -> refused(CALLER_AUTHENTICATION, "must be bearer or none, not " + value));
    }

    private static void requireRange(String option, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw refused(option, "must be from " + lowest + " to " + highest + ", not " + value);
        }
    }

    private static IllegalArgumentException refused(String option, String reason) {
        return new IllegalArgumentException("The option " + optionName(option) + " " + reason);
    }
}
