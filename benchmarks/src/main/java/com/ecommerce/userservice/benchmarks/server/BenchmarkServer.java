package com.ecommerce.userservice.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The assembled distribution as it runs in production: built once, then started optimized, as a process of its own with
 * its own home, ports and H2 file database.
 */
public final class BenchmarkServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 200;

    private final Path home;
    private final Path log;
    private final Path javaHome;
    private final List<String> furtherOptions;
    private final Ports ports;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private BenchmarkServer(Path home, Path log, Path javaHome, List<String> furtherOptions, Ports ports) {
        this.home = home;
        this.log = log;
        this.javaHome = javaHome;
        this.furtherOptions = furtherOptions;
        this.ports = ports;
    }

    /**
     * Copies the distribution and builds Keycloak in the copy; {@link #start} starts it.
     *
     * @param work an existing folder for the copy and the log
     * @param javaHome the Java that runs the server
     * @param furtherOptions for every start
     */
    public static BenchmarkServer build(Path distribution, Path work, Path javaHome, List<String> furtherOptions)
            throws IOException {
        Path home = work.resolve("server");
        Path log = work.resolve("server.log");
        Files.deleteIfExists(log);
        ServerHome.copy(distribution, home);
        BenchmarkServer server = new BenchmarkServer(home, log, javaHome, furtherOptions, Ports.free());
        server.launch("build", ServerOptions.BUILD);
        server.awaitExit(START);
        if (server.process.exitValue() != 0) {
            throw new IllegalStateException("Keycloak was not built, see " + log);
        }
        return server;
    }

    /**
     * Starts, or stops and starts again on the same database, and waits until the server is ready.
     *
     * @param callerAuthentication of gRPC, {@code none} or {@code bearer}
     */
    public void start(String callerAuthentication) {
        close();
        List<String> options = new ArrayList<>(List.of("--optimized"));
        options.addAll(ServerOptions.start(ports, databaseUrl(), callerAuthentication, furtherOptions));
        launch("start", options);
        Instant end = Instant.now().plus(START);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IllegalStateException("The server did not become ready, see " + log);
            }
            sleep();
        }
    }

    /** Returns the address of HTTP, without a slash at the end. */
    public String url() {
        return "http://localhost:" + ports.http();
    }

    /** Returns the address of health and metrics, without a slash at the end. */
    public String managementUrl() {
        return "http://localhost:" + ports.management();
    }

    public int grpcPort() {
        return ports.grpc();
    }

    public static String administrator() {
        return ServerOptions.ADMINISTRATOR;
    }

    /** Returns the processor time in microseconds that the running server has used since it started. */
    public long processorMicros() {
        // kc.sh stays the parent of the server.
        return process.descendants()
                .mapToLong(java -> ProcessorTime.micros(java.pid()))
                .sum();
    }

    /** Opens a second way into the server's own database, for its statistics. */
    public StatementLog statementLog() {
        return new StatementLog(databaseUrl(), ServerOptions.DATABASE_USER, ServerOptions.DATABASE_PASSWORD);
    }

    /** Returns the argument with which another Java runs under the options of the server's. */
    public static String javaOptions(Path distribution) {
        return ServerOptions.javaOptions(distribution);
    }

    /** Describes how the server is started, without ports and paths. */
    public static String description(List<String> furtherOptions) {
        String further = furtherOptions.isEmpty() ? "" : ", with " + String.join(" ", furtherOptions);
        return "`kc.sh build " + String.join(" ", ServerOptions.BUILD) + "`, `kc.sh start --optimized "
                + ServerOptions.CACHE + "`" + further
                + ", gRPC without TLS, H2 file database, Java with `conf/java.options` and `" + ServerOptions.heap()
                + "`";
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            awaitExit(STOP);
        }
    }

    /**
     * {@code AUTO_SERVER} lets the statement log in while the server has the file. H2 would keep the plans it made while its
     * tables were empty, and go through all sessions at each login.
     */
    private String databaseUrl() {
        return "jdbc:h2:file:" + home.resolve("data/h2/keycloakdb")
                + ";NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE;QUERY_CACHE_SIZE=0";
    }

    private void launch(String command, List<String> options) {
        List<String> line = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), command));
        line.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().putAll(ServerOptions.environment(home));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    private void awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("The server did not end in time, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server ends", e);
        }
    }

    private boolean isReady() {
        URI uri = URI.create(managementUrl() + "/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server starts", e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server starts", e);
        }
    }
}
