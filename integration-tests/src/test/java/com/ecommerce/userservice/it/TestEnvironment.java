package com.ecommerce.userservice.it;

/** The running server and the clients that hold connections to it. */
public final class TestEnvironment implements AutoCloseable {

    public static final String DEFAULT_REALM = "ecommerce";

    private static TestEnvironment current;
    private static RuntimeException failure;

    private final KeycloakServer server = new KeycloakServer();
    private final KeycloakAdmin admin = new KeycloakAdmin(server.url());
    private final Grpc grpc = new Grpc("localhost", server.grpcPort());

    private TestEnvironment() {}

    /** Starts the server; after a failure to do so, fails the same way without another attempt. */
    static synchronized TestEnvironment start() {
        if (failure != null) {
            throw new IllegalStateException("The server did not start, see the first test class", failure);
        }
        try {
            current = new TestEnvironment();
            return current;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    public static KeycloakServer server() {
        return current.server;
    }

    public static KeycloakAdmin admin() {
        return current.admin;
    }

    public static Grpc grpc() {
        return current.grpc;
    }

    @Override
    public void close() {
        grpc.close();
        server.stop();
    }
}
