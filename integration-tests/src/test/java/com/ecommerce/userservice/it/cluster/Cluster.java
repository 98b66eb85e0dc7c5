package com.ecommerce.userservice.it.cluster;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.docker.BuiltImage;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker/compose.cluster.yaml}: two nodes, the load balancer in front of them, and the database. */
final class Cluster implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final long LIFE_SECONDS = Duration.ofHours(4).toSeconds();

    private static final String NEXT_VERSION = "user-service:integration-tests-next";

    private final ComposeProject project;
    private final List<Node> nodes;
    private final String administratorPassword;

    private Cluster(ComposeProject project) {
        this.project = project;
        this.nodes = List.of(new Node(project, 1), new Node(project, 2));
        this.administratorPassword = variable("KC_BOOTSTRAP_ADMIN_PASSWORD");
    }

    /**
     * Prepares a cluster without starting it.
     *
     * @param additions file names of further compose files of the tests
     */
    static Cluster prepare(String... additions) {
        List<Path> files = new ArrayList<>(List.of(composeFile("nodes.yaml")));
        for (String addition : additions) {
            files.add(composeFile(addition));
        }
        Cluster cluster = new Cluster(ComposeProject.cluster(files));
        cluster.project.set("USER_SERVICE_HAPROXY_IMAGE", ToolImages.loadBalancerImage());
        ToolImages.copyClock(cluster.project.path("faketime"));
        // The tests ask a node with a client certificate, and the cluster through the load balancer with a token.
        cluster.project.set("KC_SPI_GRPC_SERVER__DEFAULT__TLS_CLIENT_CA_FILE", "/certs/callers-ca.crt");
        return cluster;
    }

    private static Path composeFile(String name) {
        return BuildProperty.path("it.project").resolve("integration-tests/src/test/compose/" + name);
    }

    /** Brings the cluster up and returns when both nodes serve and know of each other. */
    void start() {
        project.compose("up", "-d").succeeded();
        nodes.forEach(node -> node.connect(administratorPassword));
        awaitWhole();
    }

    /** Waits until both nodes serve and know of each other, and the load balancer of them. */
    void awaitWhole() {
        boolean whole = Await.isTrueWithin(
                START,
                () -> nodes.stream().allMatch(node -> node.isReady() && node.clusterSize() == nodes.size())
                        && project.api().get("health/").status() == 200);
        if (!whole) {
            throw new AssertionError("The cluster did not become whole:\n" + log());
        }
        nodes.forEach(node -> node.grpc().reconnect());
    }

    Node first() {
        return nodes.get(0);
    }

    Node second() {
        return nodes.get(1);
    }

    List<Node> nodes() {
        return nodes;
    }

    ComposeProject project() {
        return project;
    }

    /** Returns the administrator who comes through the load balancer. */
    KeycloakAdmin admin() {
        return new KeycloakAdmin(project.url(), project.client(), "admin", administratorPassword);
    }

    /**
     * Creates a realm for many logins at the first node. Its tokens and sessions outlive every test: one that is refused
     * is refused for what has happened to it. It has no rate limits.
     */
    TestRealm createRealm() {
        TestRealm realm = TestRealm.forManyLogins(first().admin()).withoutLimits();
        realm.update(Map.of("accessTokenLifespan", LIFE_SECONDS, "ssoSessionIdleTimeout", LIFE_SECONDS));
        return realm;
    }

    /** @param networks from where the load balancer lets somebody to administration; null for what the file says */
    void admitAdministrators(String networks) {
        if (networks == null) {
            project.unset("USER_SERVICE_ADMIN_NETWORKS");
        } else {
            project.set("USER_SERVICE_ADMIN_NETWORKS", networks);
        }
        project.compose("up", "-d", "--no-deps", "load-balancer").succeeded();
        awaitWhole();
    }

    /** Returns a connection through the load balancer, whose calls need a token. */
    Grpc grpc() {
        return project.connect(project.grpcPort(), project.certificates().grpc());
    }

    /** Has all nodes stand still, as if nobody was there, until {@link #resume}. */
    void pause() {
        nodes.forEach(node -> project.compose("pause", node.service()).succeeded());
    }

    void resume() {
        nodes.forEach(node -> project.compose("unpause", node.service()).succeeded());
    }

    void kill(Node node) {
        project.compose("kill", "-s", "KILL", node.service()).succeeded();
    }

    void stop(Node node) {
        project.compose("stop", node.service()).succeeded();
    }

    void start(Node node) {
        project.compose("start", node.service()).succeeded();
    }

    /** Gives the image another name, as that of a new version. */
    void prepareUpdate() {
        ToolImages.docker("tag", BuiltImage.name(), NEXT_VERSION).succeeded();
        project.set("USER_SERVICE_IMAGE", NEXT_VERSION);
    }

    /** Replaces a node by one of the new version, as docs/production.md says. */
    void update(Node node) {
        project.compose("up", "-d", "--no-deps", node.service()).succeeded();
    }

    /** Returns how many connections to the database a node has. */
    int connectionsOf(Node node) {
        String address = ToolImages.docker(
                        "inspect",
                        "--format",
                        "{{range .NetworkSettings.Networks}}'{{.IPAddress}}',{{end}}",
                        node.containerId())
                .succeeded()
                .strip();
        return Integer.parseInt(project.sql("SELECT count(*) FROM pg_stat_activity WHERE host(client_addr) IN ("
                + address.substring(0, address.length() - 1) + ")"));
    }

    /** Makes the second node anew with a clock that is off by so much. */
    void setSecondClock(String offset) {
        project.set("IT_NODE_2_PRELOAD", offset.equals("+0") ? "" : "/faketime/libfaketime.so");
        project.set("IT_NODE_2_FAKETIME", offset);
        project.compose("up", "-d", second().service()).succeeded();
    }

    /** Returns what the nodes and the load balancer have written. */
    String wholeLog() {
        return project.compose("logs", "--no-color", "--timestamps").output();
    }

    /** Returns the end of it, for messages. */
    String log() {
        return project.compose("logs", "--no-color", "--tail", "400").output();
    }

    /** Returns a variable of {@code .env}. */
    private String variable(String name) {
        try {
            return Files.readAllLines(project.path(".env")).stream()
                    .filter(line -> line.startsWith(name + "="))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        project.close();
    }
}
