package com.ecommerce.userservice.benchmarks.server;

import java.nio.file.Path;
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

    /** What Keycloak's own container image sets, in a container of 2 GiB. */
    static final String HEAP =
            "-XX:MaxRAM=2g -XX:MaxRAMPercentage=70 -XX:MinRAMPercentage=70 -XX:InitialRAMPercentage=50";

    private static final String HEAP_VARIABLE = "JAVA_OPTS_KC_HEAP";

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

    /** Returns the heap: what the caller's own environment says, else {@link #HEAP}. */
    static String heap() {
        return System.getenv().getOrDefault(HEAP_VARIABLE, HEAP);
    }

    static Map<String, String> environment(Path distribution) {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMINISTRATOR,
                HEAP_VARIABLE,
                heap(),
                "JAVA_OPTS_APPEND",
                // kc.sh takes options apart at spaces.
                "\"" + javaOptions(distribution) + "\"");
    }

    /** Returns the argument of Java for the options that the distribution recommends for production. */
    static String javaOptions(Path distribution) {
        return "@" + distribution.resolve("conf/java.options");
    }
}
