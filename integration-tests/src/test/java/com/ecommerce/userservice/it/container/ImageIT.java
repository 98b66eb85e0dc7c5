package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.docker.BuiltImage;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** What the image says of itself. */
@WithImage
class ImageIT {

    private static final long MOST_BYTES_ABOVE_BASE = 25_000_000;
    private static final String LABELS = "org.opencontainers.image.";

    private final InspectImageResponse image = inspect(BuiltImage.name());
    private final ContainerConfig config = Objects.requireNonNull(image.getConfig());

    @Test
    void givenImage_whenInspected_thenItsUserIsNotRoot() {
        assertThat(config.getUser()).isNotBlank().doesNotMatch("(root|0+)(:.*)?");
    }

    @Test
    void givenImage_whenInspected_thenItsEnvironmentHoldsNoSecret() {
        assertThat(config.getEnv()).isNotEmpty();
        assertThat(config.getEnv()).noneMatch(variable -> variable.matches("(?i)[^=]*(PASSWORD|SECRET).*"));
    }

    @Test
    void givenImage_whenInspected_thenPortsOfEveryProtocolAreExposed() {
        assertThat(config.getExposedPorts())
                .contains(ExposedPort.tcp(8000), ExposedPort.tcp(8443), ExposedPort.tcp(50051), ExposedPort.tcp(9000));
    }

    @Test
    void givenImage_whenInspected_thenItChecksItsHealth() {
        assertThat(config.getHealthcheck()).isNotNull();
        assertThat(config.getHealthcheck().getTest())
                .hasSizeGreaterThan(1)
                .first()
                .asString()
                .startsWith("CMD");
    }

    @Test
    void givenImage_whenInspected_thenItSaysWhatItIs() {
        assertThat(config.getLabels()).isNotNull();
        assertThat(config.getLabels().get(LABELS + "title")).isNotBlank();
        assertThat(config.getLabels().get(LABELS + "version")).isNotBlank();
        assertThat(config.getLabels().get(LABELS + "licenses")).isNotBlank();
    }

    @Test
    void givenImage_whenInspected_thenLittleLargerThanKeycloaks() {
        String base = "quay.io/keycloak/keycloak:" + System.getProperty("keycloak.version");
        // BuildKit keeps what it builds on to itself: an engine that has only built may have to pull.
        InspectImageResponse keycloak = inspect(new RemoteDockerImage(DockerImageName.parse(base)).get());

        assertThat(image.getSize() - keycloak.getSize()).isBetween(1L, MOST_BYTES_ABOVE_BASE);
    }

    private static InspectImageResponse inspect(String name) {
        return DockerClientFactory.instance().client().inspectImageCmd(name).exec();
    }
}
