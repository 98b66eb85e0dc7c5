package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.core.config.NumberOption;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How long connections live. All values are seconds.
 *
 * @param handshakeTimeoutSeconds from accepting a connection to the client's first HTTP/2 frame, TLS included
 * @param idleSeconds how long a connection may be without a call
 * @param ageSeconds after which a connection is asked to end, so that its client looks up addresses and proves itself
 *     again
 * @param ageGraceSeconds what calls in flight then get
 * @param keepAliveSeconds silence after which the server asks whether the client is still there
 * @param keepAliveTimeoutSeconds how long it waits for the answer
 * @param permitKeepAliveSeconds how often a client may ask the same; one that does so more often is cut off
 */
record ConnectionsConfig(
        int handshakeTimeoutSeconds,
        int idleSeconds,
        int ageSeconds,
        int ageGraceSeconds,
        int keepAliveSeconds,
        int keepAliveTimeoutSeconds,
        int permitKeepAliveSeconds) {

    private static final int DAY = 86_400;

    static final NumberOption HANDSHAKE_TIMEOUT_SECONDS = GrpcServerConfig.OPTIONS.number(
            "handshake-timeout-seconds",
            1,
            600,
            10,
            "How long a client may take from connecting to its first HTTP/2 frame, TLS included, in seconds.");
    static final NumberOption IDLE_SECONDS = GrpcServerConfig.OPTIONS.number(
            "connection-idle-seconds", 1, DAY, 300, "How long a connection may be without a gRPC call, in seconds.");
    static final NumberOption AGE_SECONDS = GrpcServerConfig.OPTIONS.number(
            "connection-age-seconds",
            1,
            DAY,
            1800,
            "Age at which a connection is asked to end, in seconds; clients then connect again.");
    static final NumberOption AGE_GRACE_SECONDS = GrpcServerConfig.OPTIONS.number(
            "connection-age-grace-seconds",
            0,
            DAY,
            30,
            "How long gRPC calls in flight may go on when their connection has reached its age, in seconds.");
    /** grpc-java takes nothing below 10 seconds. */
    static final NumberOption KEEP_ALIVE_SECONDS = GrpcServerConfig.OPTIONS.number(
            "keep-alive-seconds",
            10,
            DAY,
            60,
            "Silence after which the server asks whether the client is still there, in seconds.");

    static final NumberOption KEEP_ALIVE_TIMEOUT_SECONDS = GrpcServerConfig.OPTIONS.number(
            "keep-alive-timeout-seconds",
            1,
            600,
            20,
            "How long the server waits for the answer to that before it closes the connection, in seconds.");
    static final NumberOption PERMIT_KEEP_ALIVE_SECONDS = GrpcServerConfig.OPTIONS.number(
            "permit-keep-alive-seconds",
            0,
            DAY,
            30,
            "How often a client may ask whether the server is still there, in seconds; one that does so more often is"
                    + " cut off.");

    ConnectionsConfig {
        HANDSHAKE_TIMEOUT_SECONDS.require(handshakeTimeoutSeconds);
        IDLE_SECONDS.require(idleSeconds);
        AGE_SECONDS.require(ageSeconds);
        AGE_GRACE_SECONDS.require(ageGraceSeconds);
        KEEP_ALIVE_SECONDS.require(keepAliveSeconds);
        KEEP_ALIVE_TIMEOUT_SECONDS.require(keepAliveTimeoutSeconds);
        PERMIT_KEEP_ALIVE_SECONDS.require(permitKeepAliveSeconds);
    }

    /** Reads the options; throws {@link IllegalArgumentException} with a sentence for a value that cannot be used. */
    static ConnectionsConfig from(Config.Scope scope) {
        return new ConnectionsConfig(
                HANDSHAKE_TIMEOUT_SECONDS.in(scope),
                IDLE_SECONDS.in(scope),
                AGE_SECONDS.in(scope),
                AGE_GRACE_SECONDS.in(scope),
                KEEP_ALIVE_SECONDS.in(scope),
                KEEP_ALIVE_TIMEOUT_SECONDS.in(scope),
                PERMIT_KEEP_ALIVE_SECONDS.in(scope));
    }

    static List<ProviderConfigProperty> metadata() {
        return Stream.of(
                        HANDSHAKE_TIMEOUT_SECONDS,
                        IDLE_SECONDS,
                        AGE_SECONDS,
                        AGE_GRACE_SECONDS,
                        KEEP_ALIVE_SECONDS,
                        KEEP_ALIVE_TIMEOUT_SECONDS,
                        PERMIT_KEEP_ALIVE_SECONDS)
                .map(NumberOption::describe)
                .toList();
    }
}
