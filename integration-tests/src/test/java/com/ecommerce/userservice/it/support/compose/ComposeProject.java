package com.ecommerce.userservice.it.support.compose;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.Ports;
import com.ecommerce.userservice.it.support.docker.BuiltImage;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shipped compose files, in a copy of {@code docker/} and on ports of their own, with what {@code docker/init}
 * writes there.
 */
public final class ComposeProject implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final List<String> COMPOSE = composeCommand();

    private final String name = "user-service-it-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    private final DockerFolder folder;
    private final List<String> files;
    private final int httpPort = Ports.free();
    private final int grpcPort = Ports.free();
    private final String url;
    private final List<Grpc> connections = new ArrayList<>();

    private ComposeProject(DockerFolder folder, List<String> files, String scheme) {
        this.folder = folder;
        this.files = List.copyOf(files);
        this.url = scheme + "://localhost:" + httpPort;
    }

    /** Prepares {@code compose.yaml}, which ends TLS itself. */
    public static ComposeProject withTls() {
        ComposeProject project = prepare("compose.yaml", "https");
        project.set("KC_HOSTNAME", project.url);
        project.set("USER_SERVICE_HTTPS_PORT", Integer.toString(project.httpPort));
        return project;
    }

    /** Prepares {@code compose.proxy.yaml} for a proxy at an address. */
    public static ComposeProject behindProxy(String hostname) {
        ComposeProject project = prepare("compose.proxy.yaml", "http");
        project.set("KC_HOSTNAME", hostname);
        project.set("USER_SERVICE_HTTP_PORT", Integer.toString(project.httpPort));
        return project;
    }

    /**
     * Prepares {@code compose.cluster.yaml}, two nodes behind a load balancer that ends TLS.
     *
     * @param additions further compose files, by their path
     */
    public static ComposeProject cluster(List<Path> additions) {
        List<String> files = new ArrayList<>(List.of("compose.cluster.yaml"));
        additions.forEach(file -> files.add(file.toString()));
        ComposeProject project = prepare(files, "https");
        project.set("KC_HOSTNAME", project.url);
        project.set("USER_SERVICE_HTTPS_PORT", Integer.toString(project.httpPort));
        return project;
    }

    private static ComposeProject prepare(String file, String scheme) {
        return prepare(List.of(file), scheme);
    }

    private static ComposeProject prepare(List<String> files, String scheme) {
        ComposeProject project = new ComposeProject(DockerFolder.copy(), files, scheme);
        project.init();
        project.set("COMPOSE_PROJECT_NAME", project.name);
        project.set("USER_SERVICE_IMAGE", BuiltImage.name());
        project.set("USER_SERVICE_GRPC_PORT", Integer.toString(project.grpcPort));
        return project;
    }

    /** Runs {@code docker/init} and returns what it says. */
    public String init() {
        return folder.init();
    }

    /** Returns a file or folder of the copy. */
    public Path path(String relative) {
        return folder.path(relative);
    }

    /** Sets a variable in {@code .env}. */
    public void set(String variable, String value) {
        folder.writeEnv(variable, List.of(variable + "=" + value));
    }

    /** Takes a variable out of {@code .env}. */
    public void unset(String variable) {
        folder.writeEnv(variable, List.of());
    }

    /** Brings the services to what the files say, and waits until the service answers. */
    public void up() {
        compose("up", "-d").succeeded();
        awaitHealthy();
    }

    public void awaitHealthy() {
        if (!Await.isTrueWithin(START, () -> api().get("health/").status() == 200)) {
            throw new AssertionError("The service did not become healthy:\n" + log());
        }
    }

    public Command compose(String... words) {
        return Command.run(folder.path(), composeWords(words));
    }

    /** Runs compose with a file as its input. */
    public Command composeReading(Path input, String... words) {
        return Command.runFrom(input, folder.path(), composeWords(words));
    }

    /** Runs compose with its output in a file. */
    public Command composeWriting(Path output, String... words) {
        return Command.runInto(output, folder.path(), composeWords(words));
    }

    /** Returns the words of a command of compose for this project. */
    public String[] composeWords(String... words) {
        List<String> all = new ArrayList<>(COMPOSE);
        for (String file : files) {
            all.addAll(List.of("-f", folder.path(file).toString()));
        }
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    /** Runs a command in the container of the service. */
    public Command exec(String... words) {
        return execIn("user-service", words);
    }

    /** Runs a command in the container of the service, which reads a text. */
    public Command execReading(String input, String... words) {
        List<String> all = new ArrayList<>(List.of("exec", "-T", "user-service"));
        all.addAll(List.of(words));
        Path file = folder.path("input");
        try {
            Files.writeString(file, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return composeReading(file, all.toArray(String[]::new));
    }

    public Command execIn(String service, String... words) {
        List<String> all = new ArrayList<>(List.of("exec", "-T", service));
        all.addAll(List.of(words));
        return compose(all.toArray(String[]::new));
    }

    /** Runs a statement in the database and returns what it prints. */
    public String sql(String statement) {
        return execIn("database", "psql", "-U", "keycloak", "-d", "keycloak", "-At", "-c", statement)
                .succeeded()
                .strip();
    }

    /** Returns a value that {@code docker inspect} knows of the service's container, by a template of Go. */
    public String inspect(String template) {
        return Command.run(folder.path(), "docker", "inspect", "--format", template, containerId())
                .succeeded()
                .strip();
    }

    String containerId() {
        return compose("ps", "-a", "-q", "user-service").succeeded().strip();
    }

    public String log() {
        return compose("logs", "--no-color", "user-service").output();
    }

    /** Returns the address without a path or a slash at the end. */
    public String url() {
        return url;
    }

    public int httpPort() {
        return httpPort;
    }

    public int grpcPort() {
        return grpcPort;
    }

    public Api api() {
        return Api.ofDefaultRealmAt(url, client());
    }

    public Certificates certificates() {
        return new Certificates(path("certs"));
    }

    /** Returns a client that trusts {@code certs/ca.crt} and nobody else. */
    public HttpClient client() {
        return Http.builder().sslContext(certificates().https()).build();
    }

    /** Returns a connection that trusts {@code certs/ca.crt}. */
    public Grpc grpc() {
        return connect(certificates().grpc());
    }

    /** Returns a connection that shows {@code certs/gateway.crt}. */
    public Grpc grpcWithClientCertificate() {
        return connect(certificates().grpcOfGateway());
    }

    public Grpc grpcInPlaintext() {
        return connect(InsecureChannelCredentials.create());
    }

    private Grpc connect(ChannelCredentials credentials) {
        return connect(grpcPort, credentials);
    }

    /** Returns a connection to a port of this machine. */
    public Grpc connect(int port, ChannelCredentials credentials) {
        Grpc grpc = new Grpc(io.grpc.Grpc.newChannelBuilderForAddress("localhost", port, credentials)
                .build());
        connections.add(grpc);
        return grpc;
    }

    /** Asks Keycloak's own token endpoint. */
    public Reply token(String realm, Map<String, String> form) {
        return Http.send(
                client(),
                "POST",
                url + "/realms/" + realm + "/protocol/openid-connect/token",
                Map.of("Content-Type", Http.FORM),
                Http.form(form).getBytes(StandardCharsets.UTF_8));
    }

    /** Removes everything, the database too. */
    @Override
    public void close() {
        connections.forEach(Grpc::close);
        compose("down", "-v");
    }

    private static List<String> composeCommand() {
        return Command.run(Path.of("."), "docker", "compose", "version").exitCode() == 0
                ? List.of("docker", "compose")
                : List.of("docker-compose");
    }
}
