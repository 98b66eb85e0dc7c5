package com.ecommerce.userservice.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jacoco.agent.AgentJar;

/** The distribution in development mode, as a process of its own with its own home, ports and database. */
public final class KeycloakServer {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final int LOG_TAIL_LINES = 80;

    private final Path target = property("it.target");
    private final Path log = target.resolve("server.log");
    private final Path coverage = target.resolve("jacoco-it.exec");
    private final int httpPort = freePort();
    private final int managementPort = freePort();
    private final int grpcPort = freePort();
    private final Database database = new Database(freePort());
    private final Path home = ServerHome.copy(property("keycloak.home"), target.resolve("server"));
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    KeycloakServer() {
        try {
            Files.deleteIfExists(log);
            Files.deleteIfExists(coverage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Returns the address without a path or a slash at the end. */
    public String url() {
        return "http://localhost:" + httpPort;
    }

    /** Returns the address of health and metrics, without a path or a slash at the end. */
    public String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    public int grpcPort() {
        return grpcPort;
    }

    public Database database() {
        return database;
    }

    /** Returns everything that the server has written since the first start. */
    public List<String> logLines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stops the server and starts it again on the same database, home and ports.
     *
     * @param options further options of this start
     */
    public void restart(String... options) {
        stop();
        start(options);
    }

    private void start(String... options) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-port=" + httpPort,
                "--http-management-port=" + managementPort,
                "--spi-grpc-server--default--port=" + grpcPort,
                "--db-url=" + database.jdbcUrl()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean ready = Await.isTrueWithin(START, () -> !process.isAlive() || isReady());
        if (!ready || !process.isAlive()) {
            stop();
            throw new IllegalStateException("The server did not become ready. The end of its log:\n" + logTail());
        }
    }

    /** Ends the server in good order, so that it writes its coverage. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("The server did not stop. The end of its log:\n" + logTail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server stops", e);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                property("it.java.home").toString(),
                "JAVA_OPTS_APPEND",
                // As in production, so that no Java refuses them there.
                "\"@" + home.resolve("conf/java.options") + "\" " + coverageAgent(),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                KeycloakAdmin.USERNAME,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                KeycloakAdmin.PASSWORD,
                "USER_SERVICE_PASSWORD_POLICY",
                "length(7) and maxLength(128) and notEmail and notUsername");
    }

    private String coverageAgent() {
        File agent = target.resolve("jacoco-agent.jar").toFile();
        try {
            AgentJar.extractTo(agent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-javaagent:%s=destfile=%s,append=true,includes=com.ecommerce.*".formatted(agent, coverage);
    }

    private boolean isReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(managementUrl() + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private String logTail() {
        List<String> lines = logLines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    }

    /** Returns a path that the build hands over. */
    private static Path property(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty(name), name));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
