package com.ecommerce.userservice.repairs.http;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How long the HTTP ports wait for clients, and how much they hold meanwhile.
 *
 * @param receiveTimeoutSeconds from connecting to the first request's head, TLS included; from the first byte of a further
 *     head to its last; and for a body, unless it comes at {@code receiveMinBytesPerSecond}
 * @param receiveMinBytesPerSecond a body that comes that fast may take longer than {@code receiveTimeoutSeconds}
 * @param maxBufferedBodyBytes bodies of requests that are in memory at once
 * @param sendTimeoutSeconds how long a client may read nothing of a reply that waits for it
 * @param maxUnreadReplyBytes replies that are in memory at once since their clients have not read them
 * @param maxStreamsPerConnection requests of one HTTP/2 connection at once
 * @param maxControlFramesPerSecond SETTINGS, PING, PRIORITY and empty DATA frames of one HTTP/2 connection, on an average of
 *     ten seconds, beside those that its requests may cause
 */
record HttpLimitsConfig(
        int receiveTimeoutSeconds,
        int receiveMinBytesPerSecond,
        long maxBufferedBodyBytes,
        int sendTimeoutSeconds,
        long maxUnreadReplyBytes,
        int maxStreamsPerConnection,
        int maxControlFramesPerSecond) {

    private static final Options OPTIONS = new Options(HttpLimitsSpi.NAME, "default");

    /** Two of the largest bodies that Keycloak takes; its largest page has 5 MiB. */
    private static final long LEAST_BUFFER_BYTES = 20 * 1024 * 1024;

    /** A body is copied once and its buffer grows by doubling: at worst it takes three times its size. */
    private static final int PART_OF_HEAP = 12;

    private static final NumberOption RECEIVE_TIMEOUT_SECONDS = OPTIONS.number(
            "receive-timeout-seconds",
            1,
            3600,
            10,
            "How long a client may take for the head of a request, TLS included, and for its body, in seconds; then its"
                    + " connection is ended.");
    private static final NumberOption RECEIVE_MIN_BYTES_PER_SECOND = OPTIONS.number(
            "receive-min-bytes-per-second",
            1,
            1024 * 1024,
            4096,
            "A body that comes at this rate may take longer than receive-timeout-seconds, in bytes per second.");
    private static final NumberOption MAX_BUFFERED_BODY_BYTES = OPTIONS.number(
            "max-buffered-body-bytes",
            LEAST_BUFFER_BYTES,
            NumberOption.UNBOUNDED,
            null,
            "How many bytes of bodies are in memory at once, at least 20971520. By default a twelfth of the heap.");
    private static final NumberOption SEND_TIMEOUT_SECONDS = OPTIONS.number(
            "send-timeout-seconds",
            1,
            3600,
            20,
            "How long a client may read nothing of a reply that waits for it, in seconds; then its connection is ended.");
    private static final NumberOption MAX_UNREAD_REPLY_BYTES = OPTIONS.number(
            "max-unread-reply-bytes",
            LEAST_BUFFER_BYTES,
            NumberOption.UNBOUNDED,
            null,
            "How many bytes of replies wait in memory for clients to read them, at least 20971520. By default a twelfth"
                    + " of the heap.");
    private static final NumberOption MAX_STREAMS_PER_CONNECTION = OPTIONS.number(
            "max-streams-per-connection", 1, 100_000, 100, "How many requests one HTTP/2 connection may have open.");
    private static final NumberOption MAX_CONTROL_FRAMES_PER_SECOND = OPTIONS.number(
            "max-control-frames-per-second",
            1,
            1_000_000,
            20,
            "How many SETTINGS, PING, PRIORITY and empty DATA frames one HTTP/2 connection may send per second, on an"
                    + " average of ten seconds; over it the connection is closed.");

    HttpLimitsConfig {
        RECEIVE_TIMEOUT_SECONDS.require(receiveTimeoutSeconds);
        RECEIVE_MIN_BYTES_PER_SECOND.require(receiveMinBytesPerSecond);
        MAX_BUFFERED_BODY_BYTES.require(maxBufferedBodyBytes);
        SEND_TIMEOUT_SECONDS.require(sendTimeoutSeconds);
        MAX_UNREAD_REPLY_BYTES.require(maxUnreadReplyBytes);
        MAX_STREAMS_PER_CONNECTION.require(maxStreamsPerConnection);
        MAX_CONTROL_FRAMES_PER_SECOND.require(maxControlFramesPerSecond);
    }

    /** Reads the options; throws {@link IllegalArgumentException} with a sentence for a value that cannot be used. */
    static HttpLimitsConfig from(Config.Scope scope) {
        return new HttpLimitsConfig(
                RECEIVE_TIMEOUT_SECONDS.in(scope),
                RECEIVE_MIN_BYTES_PER_SECOND.in(scope),
                MAX_BUFFERED_BODY_BYTES.longIn(scope, defaultBufferBytes()),
                SEND_TIMEOUT_SECONDS.in(scope),
                MAX_UNREAD_REPLY_BYTES.longIn(scope, defaultBufferBytes()),
                MAX_STREAMS_PER_CONNECTION.in(scope),
                MAX_CONTROL_FRAMES_PER_SECOND.in(scope));
    }

    static long defaultBufferBytes() {
        return Math.max(LEAST_BUFFER_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    static List<ProviderConfigProperty> metadata() {
        return Stream.of(
                        RECEIVE_TIMEOUT_SECONDS,
                        RECEIVE_MIN_BYTES_PER_SECOND,
                        MAX_BUFFERED_BODY_BYTES,
                        SEND_TIMEOUT_SECONDS,
                        MAX_UNREAD_REPLY_BYTES,
                        MAX_STREAMS_PER_CONNECTION,
                        MAX_CONTROL_FRAMES_PER_SECOND)
                .map(NumberOption::describe)
                .toList();
    }

    /** Returns what is in effect, by option. */
    Map<String, String> description() {
        Map<String, String> description = new TreeMap<>();
        description.put(RECEIVE_TIMEOUT_SECONDS.name(), String.valueOf(receiveTimeoutSeconds));
        description.put(RECEIVE_MIN_BYTES_PER_SECOND.name(), String.valueOf(receiveMinBytesPerSecond));
        description.put(MAX_BUFFERED_BODY_BYTES.name(), String.valueOf(maxBufferedBodyBytes));
        description.put(SEND_TIMEOUT_SECONDS.name(), String.valueOf(sendTimeoutSeconds));
        description.put(MAX_UNREAD_REPLY_BYTES.name(), String.valueOf(maxUnreadReplyBytes));
        description.put(MAX_STREAMS_PER_CONNECTION.name(), String.valueOf(maxStreamsPerConnection));
        description.put(MAX_CONTROL_FRAMES_PER_SECOND.name(), String.valueOf(maxControlFramesPerSecond));
        return description;
    }

    /** Returns the bytes that a body must bring in each {@code receiveTimeoutSeconds} to be given as long again. */
    long receiveMinBytes() {
        return (long) receiveTimeoutSeconds * receiveMinBytesPerSecond;
    }
}
