package com.ecommerce.userservice.it.container;

import com.ecommerce.userservice.it.support.docker.BuiltImage;
import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.DockerStatus;

/**
 * A container of the image that has ended by itself.
 *
 * @param output what it wrote, to standard output and error
 */
record EndedContainer(long exitCode, String output) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Runs a container, which is first set up. */
    static EndedContainer of(Consumer<GenericContainer<?>> setUp) {
        try (GenericContainer<?> container = new GenericContainer<>(BuiltImage.name())) {
            container.withStartupCheckStrategy(new UntilItEnds().withTimeout(PATIENCE));
            setUp.accept(container);
            container.start();
            return new EndedContainer(
                    container.getCurrentContainerInfo().getState().getExitCodeLong(), container.getLogs());
        }
    }

    /** Testcontainers' own waits for an end as well, but takes every exit code except 0 for its own failure. */
    private static final class UntilItEnds extends StartupCheckStrategy {

        @Override
        public StartupStatus checkStartupState(DockerClient docker, String containerId) {
            return DockerStatus.isContainerStopped(getCurrentState(docker, containerId))
                    ? StartupStatus.SUCCESSFUL
                    : StartupStatus.NOT_YET_KNOWN;
        }
    }
}
