package com.ecommerce.userservice.it.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.CommandBlock;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.samples.RunningGateway;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithNode;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The commands of the quick start and of the guides that build on it, as they stand there, but for the addresses: the test
 * server has other ports. Each must succeed, or be in a list with the reason why it is not run.
 */
@Tag("tools")
@WithServer
class DocumentedCommandsIT {

    /** Documents whose commands need another server than that of the quick start. */
    private static final Map<String, String> OTHER_SERVER = Map.of(
            "docs/django.md", "Django, and the compose files: MigratedUserIT imports what the script exports",
            "docs/observability.md", "./start with a collector of spans: TracingIT has one",
            "docs/operating.md", "the compose files: FirstDayIT and BackupIT",
            "docs/pages.md", "a container with another brand: RebrandIT changes the same file",
            "docs/production.md", "the compose files: ProductionIT, CertificatesIT and the tests of the cluster");

    /** The first words of blocks that are not run, and the reason. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "docker build -f docker/Dockerfile",
            "the tests of the image build it and run it in development mode",
            "./start\n",
            "it builds the project; the test server is the same distribution with the same settings",
            "mvn -q -pl samples/gateway/java",
            "this build has built the sample; GatewayIT runs it",
            "cd samples/gateway/go",
            "Go and its plugins are not among the tools of the build",
            "mvn -pl samples/session-count",
            "this build has built the sample; ExtensionIT runs it in the server",
            "npx -y @bufbuild/buf@1.75.0 curl --protocol grpc --http2-prior-knowledge"
                    + " http://localhost:50051/session.v1",
            "the test server is without the sample; ExtensionIT calls it");

    /** The first words of the block that starts the gateway, and does not return. */
    private static final String GATEWAY = "npm ci --prefix samples/gateway/node";

    /** The first words of blocks, and a pattern of what they print, where exit code 0 alone means little. */
    private static final Map<String, String> OUTPUT = Map.of(
            "curl -X POST http://localhost:8000/api/auth/", "\"message\".*\"user\".*\"tokens\"",
            "CHALLENGE=$(curl -s -X POST http://localhost:8000/api/auth/password/", "Password changed",
            "EMAIL=anna-$RANDOM@example.com", "\"message\":\"E-mail address confirmed.\"",
            "TOKEN=", "\"email\":\"admin@example.com\".*\"count\".*\"email\":\"test@example.com\"",
            "npx -y @bufbuild/buf@", "\"valid\": *true",
            "curl -i http://localhost:8080/orders", "HTTP/1.1 200 .*HTTP/1.1 401 .*HTTP/1.1 401 ");

    private static final String CUSTOMER = "test@example.com";

    private final Path project = BuildProperty.path("it.project");
    private final Path folder = BuildProperty.path("it.target").resolve("documents");
    private final Set<String> missing = new HashSet<>();
    private RunningGateway gateway;

    @BeforeEach
    void prepare() throws IOException {
        deleteCustomer();
        for (String part : List.of("samples/gateway/node", "proto/src/main/protobuf/user/v1")) {
            Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(project.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(project.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @AfterEach
    void cleanUp() {
        if (gateway != null) {
            gateway.close();
        }
        deleteCustomer();
    }

    /** The quick start registers an address that is always the same. */
    private static void deleteCustomer() {
        KeycloakAdmin admin = KeycloakAdmin.current();
        admin.get(TestEnvironment.DEFAULT_REALM + "/users?exact=true&email=" + CUSTOMER)
                .forEach(user -> admin.deleteUser(user.path("id").asText()));
    }

    @TestFactory
    Stream<DynamicTest> whenPasted_thenEachBlockSucceeds() throws IOException {
        Terminal terminal = new Terminal(folder);
        return blocks().stream()
                .filter(block -> NOT_RUN.keySet().stream().noneMatch(block::startsWith))
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> paste(block, terminal)));
    }

    @Test
    void givenListOfBlocksThatAreNotRun_thenEachIsInADocument() throws IOException {
        List<CommandBlock> blocks = blocks();

        assertThat(NOT_RUN.keySet()).allMatch(words -> blocks.stream().anyMatch(block -> block.startsWith(words)));
        assertThat(OUTPUT.keySet()).allMatch(words -> blocks.stream().anyMatch(block -> block.startsWith(words)));
        assertThat(OTHER_SERVER.keySet()).allMatch(document -> Files.exists(project.resolve(document)));
    }

    /** Returns the blocks for the server of the quick start, its own first. */
    private List<CommandBlock> blocks() throws IOException {
        List<CommandBlock> blocks = new ArrayList<>(CommandBlock.of("README.md"));
        try (Stream<Path> files = Files.list(project.resolve("docs"))) {
            files.map(file -> project.relativize(file).toString())
                    .filter(document -> document.endsWith(".md") && !OTHER_SERVER.containsKey(document))
                    .sorted()
                    .forEach(document -> blocks.addAll(CommandBlock.of(document)));
        }
        return blocks;
    }

    private void paste(CommandBlock block, Terminal terminal) {
        skipWithoutTools(block);
        if (block.startsWith(GATEWAY)) {
            gateway = RunningGateway.bash(
                    folder,
                    block.commands(),
                    Map.of(
                            "USER_SERVICE",
                            "localhost:" + TestEnvironment.server().grpcPort(),
                            // A first call may take its time on a busy machine.
                            "DEADLINE_MILLIS",
                            "20000"));
            return;
        }
        boolean refusalsAreShown = block.commands().contains("garbage");
        String output = terminal.run(block, addressed(block.commands()), !refusalsAreShown)
                .succeeded();
        OUTPUT.entrySet().stream()
                .filter(expected -> block.startsWith(expected.getKey()))
                .forEach(expected -> assertThat(output.replaceAll("\\s+", " ")).containsPattern(expected.getValue()));
    }

    /** Skips a block whose program is not on this machine, and all after it, which may need what it has set or started. */
    private void skipWithoutTools(CommandBlock block) {
        Stream.of("curl", "npm", "npx")
                .filter(block::calls)
                .filter(program -> !isThere(program))
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            String reason = "SKIPPED: the commands of " + block + ", because there is no "
                    + String.join(", no ", missing) + " that is new enough.";
            System.out.println(reason);
            abort(reason);
        }
    }

    private boolean isThere(String program) {
        return program.equals("curl")
                ? Command.run(folder, "bash", "-c", "curl --help all | grep -q -e --fail-with-body")
                                .exitCode()
                        == 0
                : WithNode.Presence.isThere();
    }

    /** Puts the ports of this run in the place of those of the documents. */
    private String addressed(String commands) {
        String addressed = commands.replace(
                        "http://localhost:8000", TestEnvironment.server().url())
                .replace(
                        "localhost:50051",
                        "localhost:" + TestEnvironment.server().grpcPort());
        return gateway == null ? addressed : addressed.replace("http://localhost:8080", gateway.url());
    }
}
