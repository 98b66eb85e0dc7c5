package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.core.config.NumberOption;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How much the server takes upon itself.
 *
 * @param maxConcurrentCalls how many calls are worked on at once
 * @param maxWaitingCalls how many more may wait for their turn; those over it are refused at once
 * @param maxInboundMessageBytes the largest request
 * @param maxInboundMetadataBytes the largest metadata of a request, as HTTP/2 counts it (RFC 9113, 6.5.2)
 * @param maxCallsPerConnection how many calls one connection may have open
 * @param maxResetsPerWindow how many streams a connection may reset in a window, against rapid reset (CVE-2023-44487)
 * @param resetWindowSeconds length of that window
 * @param maxControlFramesPerSecond how many SETTINGS and empty DATA frames a connection may send per second, on an average of
 *     ten seconds, beside its calls
 */
record LimitsConfig(
        int maxConcurrentCalls,
        int maxWaitingCalls,
        int maxInboundMessageBytes,
        int maxInboundMetadataBytes,
        int maxCallsPerConnection,
        int maxResetsPerWindow,
        int resetWindowSeconds,
        int maxControlFramesPerSecond) {

    /** Without virtual threads a waiting call keeps a thread of the operating system. */
    private static final int WAITING_CALLS_ON_PLATFORM_THREADS = 200;

    private static final int WAITING_CALLS_ON_VIRTUAL_THREADS = 1000;

    static final NumberOption MAX_CONCURRENT_CALLS = GrpcServerConfig.OPTIONS.number(
            "max-concurrent-calls",
            1,
            10_000,
            null,
            "How many gRPC calls are worked on at once. By default four per processor, at least 50.");
    static final NumberOption MAX_WAITING_CALLS = GrpcServerConfig.OPTIONS.number(
            "max-waiting-calls",
            0,
            100_000,
            null,
            "How many more gRPC calls may wait for their turn; further ones are refused with RESOURCE_EXHAUSTED. By"
                    + " default 1000, on Java before 21 200.");
    static final NumberOption MAX_INBOUND_MESSAGE_BYTES = GrpcServerConfig.OPTIONS.number(
            "max-inbound-message-bytes",
            1024,
            4 * 1024 * 1024,
            32 * 1024,
            "Size of the largest gRPC request, in bytes.");
    static final NumberOption MAX_INBOUND_METADATA_BYTES = GrpcServerConfig.OPTIONS.number(
            "max-inbound-metadata-bytes",
            1024,
            1024 * 1024,
            16 * 1024,
            "Size of the largest metadata of a gRPC request, in bytes.");
    static final NumberOption MAX_CALLS_PER_CONNECTION = GrpcServerConfig.OPTIONS.number(
            "max-calls-per-connection", 1, 100_000, 256, "How many gRPC calls one connection may have open.");
    static final NumberOption MAX_RESETS_PER_WINDOW = GrpcServerConfig.OPTIONS.number(
            "max-resets-per-window",
            1,
            1_000_000,
            200,
            "How many gRPC calls one connection may reset within reset-window-seconds; over it the connection is"
                    + " closed.");
    static final NumberOption RESET_WINDOW_SECONDS = GrpcServerConfig.OPTIONS.number(
            "reset-window-seconds", 1, 3600, 30, "Length of the window of max-resets-per-window, in seconds.");
    static final NumberOption MAX_CONTROL_FRAMES_PER_SECOND = GrpcServerConfig.OPTIONS.number(
            "max-control-frames-per-second",
            1,
            1_000_000,
            20,
            "How many SETTINGS and empty DATA frames one connection may send per second, on an average of ten seconds; over"
                    + " it the connection is closed.");

    LimitsConfig {
        MAX_CONCURRENT_CALLS.require(maxConcurrentCalls);
        MAX_WAITING_CALLS.require(maxWaitingCalls);
        MAX_INBOUND_MESSAGE_BYTES.require(maxInboundMessageBytes);
        MAX_INBOUND_METADATA_BYTES.require(maxInboundMetadataBytes);
        MAX_CALLS_PER_CONNECTION.require(maxCallsPerConnection);
        MAX_RESETS_PER_WINDOW.require(maxResetsPerWindow);
        RESET_WINDOW_SECONDS.require(resetWindowSeconds);
        MAX_CONTROL_FRAMES_PER_SECOND.require(maxControlFramesPerSecond);
    }

    /** Reads the options; throws {@link IllegalArgumentException} with a sentence for a value that cannot be used. */
    static LimitsConfig from(Config.Scope scope) {
        return new LimitsConfig(
                MAX_CONCURRENT_CALLS.in(scope, defaultMaxConcurrentCalls()),
                MAX_WAITING_CALLS.in(
                        scope, defaultMaxWaitingCalls(Runtime.version().feature())),
                MAX_INBOUND_MESSAGE_BYTES.in(scope),
                MAX_INBOUND_METADATA_BYTES.in(scope),
                MAX_CALLS_PER_CONNECTION.in(scope),
                MAX_RESETS_PER_WINDOW.in(scope),
                RESET_WINDOW_SECONDS.in(scope),
                MAX_CONTROL_FRAMES_PER_SECOND.in(scope));
    }

    /** As Keycloak 26.7 sizes {@code http-pool-max-threads}. */
    static int defaultMaxConcurrentCalls() {
        return Math.max(50, 4 * Runtime.getRuntime().availableProcessors());
    }

    static int defaultMaxWaitingCalls(int javaVersion) {
        return CallExecutor.hasVirtualThreads(javaVersion)
                ? WAITING_CALLS_ON_VIRTUAL_THREADS
                : WAITING_CALLS_ON_PLATFORM_THREADS;
    }

    static List<ProviderConfigProperty> metadata() {
        return Stream.of(
                        MAX_CONCURRENT_CALLS,
                        MAX_WAITING_CALLS,
                        MAX_INBOUND_MESSAGE_BYTES,
                        MAX_INBOUND_METADATA_BYTES,
                        MAX_CALLS_PER_CONNECTION,
                        MAX_RESETS_PER_WINDOW,
                        RESET_WINDOW_SECONDS,
                        MAX_CONTROL_FRAMES_PER_SECOND)
                .map(NumberOption::describe)
                .toList();
    }
}
