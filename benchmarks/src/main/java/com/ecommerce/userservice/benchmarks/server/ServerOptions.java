package com.ecommerce.userservice.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every option that the measured server is given, in one place: the printed results name them. */
final class ServerOptions {

    static final String ADMINISTRATOR = "admin";
    static final String DATABASE_USER = "sa";
    static final String DATABASE_PASSWORD = "password";

    static final List<String> BUILD = List.of("--db=dev-file", "--health-enabled=true", "--metrics-enabled=true");

    /** One node: the cluster's transport is no part of what is compared. */
    static final String CACHE = "--cache=local";

    /** Lets hashing give way to calls, as the service's README has it for production. */
    static final String PRIORITIES = "-XX:ThreadPriorityPolicy=1 -XX:JavaPriority1_To_OSPriority=10";

    private ServerOptions() {}

    /**
     * Returns the options of a production start.
     *
     * @param callerAuthentication of gRPC, {@code none} or {@code bearer}
     * @param further options given on the command line; the last one of a name wins
     */
    static List<String> start(Ports ports, String databaseUrl, String callerAuthentication, List<String> further) {
        List<String> options = new ArrayList<>(List.of(
                CACHE,
                "--import-realm",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + ports.http(),
                "--http-management-host=localhost",
                "--http-management-port=" + ports.management(),
                "--hostname=http://localhost:" + ports.http(),
                "--db-url=" + databaseUrl,
                "--db-username=" + DATABASE_USER,
                "--db-password=" + DATABASE_PASSWORD,
                "--spi-grpc-server--default--host=localhost",
                "--spi-grpc-server--default--port=" + ports.grpc(),
                "--spi-grpc-server--default--transport-security=plaintext",
                "--spi-grpc-server--default--caller-authentication=" + callerAuthentication));
        options.addAll(further);
        return options;
    }

    static Map<String, String> environment() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMINISTRATOR,
                "JAVA_OPTS_APPEND",
                PRIORITIES);
    }
}
