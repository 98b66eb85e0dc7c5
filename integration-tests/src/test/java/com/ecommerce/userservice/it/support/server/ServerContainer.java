package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.docker.BuiltImage;
import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/**
 * The image, each start a new container. It shares the network of this machine, as Docker can on Linux: addresses are the
 * same for both, and the server reaches what the tests themselves serve, database and collector.
 */
final class ServerContainer implements ServerRunner {

    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration LOG_DELAY = Duration.ofSeconds(30);
    private static final long EXIT_CODE_OF_KILLED = 137;

    private final String image = BuiltImage.name();
    private final Path logOfEndedContainers;
    private final List<Path> providers = new ArrayList<>();
    private GenericContainer<?> container;

    ServerContainer(Path target) {
        logOfEndedContainers = target.resolve("server-image.log");
        try {
            Files.deleteIfExists(logOfEndedContainers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(Map<String, String> environment, List<String> options) {
        container = new GenericContainer<>(image)
                .withNetworkMode("host")
                .withEnv(environment)
                // The image's default for development is less, and tests read the log.
                .withEnv("KC_LOG_LEVEL", "info")
                .withCommand(
                        Stream.concat(Stream.of("start-dev"), options.stream()).toArray(String[]::new));
        for (Path provider : providers) {
            container.withCopyFileToContainer(
                    MountableFile.forHostPath(provider), "/opt/keycloak/providers/" + provider.getFileName());
        }
        container.start();
    }

    @Override
    public void addProvider(Path jar) {
        providers.add(jar);
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public void stop() {
        if (!container.isCreated()) {
            return;
        }
        long exitCode;
        try {
            exitCode = endInGoodOrder();
            append(container.getLogs());
        } finally {
            container.stop();
        }
        if (exitCode == EXIT_CODE_OF_KILLED) {
            throw new IllegalStateException("The server did not stop. The end of its log:\n" + logTail());
        }
    }

    /** Does what {@code docker stop} does; Testcontainers itself only kills. */
    private long endInGoodOrder() {
        DockerClient docker = container.getDockerClient();
        if (container.isRunning()) {
            docker.stopContainerCmd(container.getContainerId())
                    .withTimeout((int) STOP.toSeconds())
                    .exec();
        }
        return container.getCurrentContainerInfo().getState().getExitCodeLong();
    }

    @Override
    public List<String> logLines() {
        List<String> lines = new ArrayList<>();
        try {
            if (Files.exists(logOfEndedContainers)) {
                lines.addAll(Files.readAllLines(logOfEndedContainers));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (container.isCreated()) {
            lines.addAll(linesOfContainer());
        }
        return lines;
    }

    /** Docker reads the server's output from a pipe, later than it was written: a mark in the same pipe ends the wait. */
    private List<String> linesOfContainer() {
        if (container.isRunning()) {
            String mark = "The tests have read to here: " + UUID.randomUUID();
            writeToPipe(mark);
            if (!Await.isTrueWithin(LOG_DELAY, () -> container.getLogs().contains(mark))) {
                throw new IllegalStateException("Docker has not read the server's output within " + LOG_DELAY);
            }
        }
        return container.getLogs().lines().toList();
    }

    private void writeToPipe(String mark) {
        try {
            container.execInContainer("bash", "-c", "echo '" + mark + "' >/proc/1/fd/1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void append(String log) {
        try {
            Files.writeString(logOfEndedContainers, log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
