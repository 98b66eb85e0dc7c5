package com.ecommerce.userservice.repairs.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

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

    private static final String RECEIVE_TIMEOUT_SECONDS = "receive-timeout-seconds";
    private static final String RECEIVE_MIN_BYTES_PER_SECOND = "receive-min-bytes-per-second";
    private static final String MAX_BUFFERED_BODY_BYTES = "max-buffered-body-bytes";
    private static final String SEND_TIMEOUT_SECONDS = "send-timeout-seconds";
    private static final String MAX_UNREAD_REPLY_BYTES = "max-unread-reply-bytes";
    private static final String MAX_STREAMS_PER_CONNECTION = "max-streams-per-connection";
    private static final String MAX_CONTROL_FRAMES_PER_SECOND = "max-control-frames-per-second";

    /** Two of the largest bodies that Keycloak takes; its largest page has 5 MiB. */
    private static final long LEAST_BUFFER_BYTES = 20 * 1024 * 1024;

    /** A body is copied once and its buffer grows by doubling: at worst it takes three times its size. */
    private static final int PART_OF_HEAP = 12;

    HttpLimitsConfig {
        require(RECEIVE_TIMEOUT_SECONDS, receiveTimeoutSeconds, 1, 3600);
        require(RECEIVE_MIN_BYTES_PER_SECOND, receiveMinBytesPerSecond, 1, 1024 * 1024);
        require(MAX_BUFFERED_BODY_BYTES, maxBufferedBodyBytes, LEAST_BUFFER_BYTES, Long.MAX_VALUE);
        require(SEND_TIMEOUT_SECONDS, sendTimeoutSeconds, 1, 3600);
        require(MAX_UNREAD_REPLY_BYTES, maxUnreadReplyBytes, LEAST_BUFFER_BYTES, Long.MAX_VALUE);
        require(MAX_STREAMS_PER_CONNECTION, maxStreamsPerConnection, 1, 100_000);
        require(MAX_CONTROL_FRAMES_PER_SECOND, maxControlFramesPerSecond, 1, 1_000_000);
    }

    /** Reads the options; throws {@link IllegalArgumentException} with a sentence for a value that cannot be used. */
    static HttpLimitsConfig from(Config.Scope scope) {
        return new HttpLimitsConfig(
                Math.toIntExact(number(scope, RECEIVE_TIMEOUT_SECONDS, 10)),
                Math.toIntExact(number(scope, RECEIVE_MIN_BYTES_PER_SECOND, 4096)),
                number(scope, MAX_BUFFERED_BODY_BYTES, defaultBufferBytes()),
                Math.toIntExact(number(scope, SEND_TIMEOUT_SECONDS, 20)),
                number(scope, MAX_UNREAD_REPLY_BYTES, defaultBufferBytes()),
                Math.toIntExact(number(scope, MAX_STREAMS_PER_CONNECTION, 100)),
                Math.toIntExact(number(scope, MAX_CONTROL_FRAMES_PER_SECOND, 20)));
    }

    static long defaultBufferBytes() {
        return Math.max(LEAST_BUFFER_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    static List<ProviderConfigProperty> metadata() {
        return List.of(
                describe(
                        RECEIVE_TIMEOUT_SECONDS,
                        10,
                        "How long a client may take for the head of a request, TLS included, and for its body, in seconds;"
                                + " then its connection is ended."),
                describe(
                        RECEIVE_MIN_BYTES_PER_SECOND,
                        4096,
                        "A body that comes at this rate may take longer than receive-timeout-seconds, in bytes per second."),
                describe(
                        MAX_BUFFERED_BODY_BYTES,
                        null,
                        "How many bytes of bodies are in memory at once, at least 20971520. By default a twelfth of the"
                                + " heap."),
                describe(
                        SEND_TIMEOUT_SECONDS,
                        20,
                        "How long a client may read nothing of a reply that waits for it, in seconds; then its connection"
                                + " is ended."),
                describe(
                        MAX_UNREAD_REPLY_BYTES,
                        null,
                        "How many bytes of replies wait in memory for clients to read them, at least 20971520. By default"
                                + " a twelfth of the heap."),
                describe(MAX_STREAMS_PER_CONNECTION, 100, "How many requests one HTTP/2 connection may have open."),
                describe(
                        MAX_CONTROL_FRAMES_PER_SECOND,
                        20,
                        "How many SETTINGS, PING, PRIORITY and empty DATA frames one HTTP/2 connection may send per second,"
                                + " on an average of ten seconds; over it the connection is closed."));
    }

    /** Returns what is in effect, by option. */
    Map<String, String> description() {
        Map<String, String> description = new TreeMap<>();
        description.put(RECEIVE_TIMEOUT_SECONDS, String.valueOf(receiveTimeoutSeconds));
        description.put(RECEIVE_MIN_BYTES_PER_SECOND, String.valueOf(receiveMinBytesPerSecond));
        description.put(MAX_BUFFERED_BODY_BYTES, String.valueOf(maxBufferedBodyBytes));
        description.put(SEND_TIMEOUT_SECONDS, String.valueOf(sendTimeoutSeconds));
        description.put(MAX_UNREAD_REPLY_BYTES, String.valueOf(maxUnreadReplyBytes));
        description.put(MAX_STREAMS_PER_CONNECTION, String.valueOf(maxStreamsPerConnection));
        description.put(MAX_CONTROL_FRAMES_PER_SECOND, String.valueOf(maxControlFramesPerSecond));
        return description;
    }

    /** Returns the bytes that a body must bring in each {@code receiveTimeoutSeconds} to be given as long again. */
    long receiveMinBytes() {
        return (long) receiveTimeoutSeconds * receiveMinBytesPerSecond;
    }

    private static long number(Config.Scope scope, String option, long defaultValue) {
        String value = scope.get(option);
        if (value == null) {
            return defaultValue;
        }
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException notANumber) {
            throw refused(option, "must be a whole number, not " + value);
        }
    }

    private static void require(String option, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw refused(option, "must be from " + lowest + " to " + highest + ", not " + value);
        }
    }

    private static IllegalArgumentException refused(String option, String reason) {
        return new IllegalArgumentException(
                "The option spi-" + HttpLimitsSpi.NAME + "--default--" + option + " " + reason);
    }

    private static ProviderConfigProperty describe(String option, Object defaultValue, String help) {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(option)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(help)
                .defaultValue(defaultValue)
                .add()
                .build()
                .get(0);
    }
}
