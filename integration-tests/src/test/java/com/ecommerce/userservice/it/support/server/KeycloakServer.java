package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.SocketFactory;

/** The server in development mode with its own ports and database, run from the distribution or from the image. */
public final class KeycloakServer {

    /** The bootstrap administrator, in the realm {@code master}. */
    public static final String ADMIN_USERNAME = "admin";

    public static final String ADMIN_PASSWORD = "admin";

    private static final Duration START = Duration.ofMinutes(5);

    private final List<String> setupOptions;
    private final Path folder;
    private final ServerRunner runner;
    private final int httpPort = Ports.free();
    private final int httpsPort = Ports.free();
    private final int managementPort = Ports.free();
    private final int grpcPort = Ports.free();
    private final Database database = new Database(Ports.free());
    private final HttpClient http = HttpClient.newHttpClient();

    KeycloakServer(ServerSetup setup, SpanReceiver collector) {
        setupOptions = setup.options(collector);
        folder = BuildProperty.path("it.target").resolve(setup.name().toLowerCase(Locale.ROOT));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runner = ServerRunner.create(folder, setup.build());
        setup.prepare(runner);
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

    /** Returns the port of HTTPS, which the distribution has, and the image has not. */
    public int httpsPort() {
        return httpsPort;
    }

    /** Returns what makes connections to {@link #httpsPort}. */
    public SocketFactory httpsSockets() {
        return SelfSignedCertificate.of(folder).sockets();
    }

    /** Returns the distribution's copy that runs, which the image has not. */
    public Path home() {
        return ServerProcess.home(folder);
    }

    public int grpcPort() {
        return grpcPort;
    }

    public Database database() {
        return database;
    }

    /** Returns everything that the server has written since the first start. */
    public List<String> logLines() {
        return runner.logLines();
    }

    /**
     * Stops the server and starts it again on the same database and ports.
     *
     * @param options further options of this start
     */
    public void restart(String... options) {
        stop();
        start(options);
    }

    private void start(String... options) {
        List<String> all = new ArrayList<>(List.of("--db-url=" + database.jdbcUrl()));
        all.addAll(setupOptions);
        all.addAll(List.of(options));
        runner.start(environment(), all);
        boolean ready = Await.isTrueWithin(START, () -> !runner.isRunning() || isReady());
        if (!ready || !runner.isRunning()) {
            runner.stop();
            throw new IllegalStateException(
                    "The server did not become ready. The end of its log:\n" + runner.logTail());
        }
        runner.keepBuild();
    }

    void stop() {
        runner.stop();
    }

    /**
     * The ports are here and not among the options because the image's health check looks for them here. Refused logins take
     * less time than in production, of which the suite has hundreds; a newer list of breached passwords is seen at once.
     */
    private Map<String, String> environment() {
        return Map.of(
                "KC_SPI_LOGIN_ADMISSION__DEFAULT__REFUSAL_MILLIS",
                "50",
                "KC_SPI_PASSWORD_POLICY__BREACHED_PASSWORDS__CHECK_INTERVAL_SECONDS",
                "1",
                "KC_HTTP_PORT",
                Integer.toString(httpPort),
                "KC_HTTPS_PORT",
                Integer.toString(httpsPort),
                "KC_HTTP_MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "KC_SPI_GRPC_SERVER__DEFAULT__PORT",
                Integer.toString(grpcPort),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN_USERNAME,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN_PASSWORD);
    }

    private boolean isReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(managementUrl() + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
}
