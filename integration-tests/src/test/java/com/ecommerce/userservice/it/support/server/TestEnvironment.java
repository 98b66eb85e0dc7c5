package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.grpc.Grpc;
import java.util.EnumMap;
import java.util.Map;

/** The running server, a client that holds a connection to it, and what collects its spans. */
public final class TestEnvironment implements AutoCloseable {

    public static final String DEFAULT_REALM = "ecommerce";

    private static final Map<ServerSetup, RuntimeException> FAILURES = new EnumMap<>(ServerSetup.class);

    private static TestEnvironment current;

    private final SpanReceiver collector = new SpanReceiver();
    private final KeycloakServer server;
    private final Grpc grpc;

    private TestEnvironment(ServerSetup setup) {
        server = new KeycloakServer(setup, collector);
        grpc = new Grpc("localhost", server.grpcPort());
    }

    /** Starts a server; after a failure to do so, fails the same way without another attempt. */
    static synchronized TestEnvironment start(ServerSetup setup) {
        RuntimeException failure = FAILURES.get(setup);
        if (failure != null) {
            throw new IllegalStateException("The server did not start, see the first test class", failure);
        }
        try {
            return new TestEnvironment(setup);
        } catch (RuntimeException e) {
            FAILURES.put(setup, e);
            throw e;
        }
    }

    /** Makes a server the one that the methods below return: that of the test class that runs now. */
    static void use(TestEnvironment environment) {
        current = environment;
    }

    public static KeycloakServer server() {
        return current.server;
    }

    public static Grpc grpc() {
        return current.grpc;
    }

    /** Returns what a {@link ServerSetup#EXTENDED} server sends its spans to. */
    public static SpanReceiver collector() {
        return current.collector;
    }

    @Override
    public void close() {
        grpc.close();
        server.stop();
        collector.close();
    }
}
