package com.ecommerce.userservice.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The image as {@code docker build} makes it. The command line and not a library: docker-java cannot build with BuildKit,
 * whose cache mounts the Dockerfile uses.
 */
public final class BuiltImage {

    private static final String NAME = "user-service:integration-tests";
    private static boolean built;

    private BuiltImage() {}

    /** Returns the name of the image, which the first call builds. */
    public static synchronized String name() {
        if (!built) {
            build();
            built = true;
        }
        return NAME;
    }

    static Path projectFolder() {
        return Path.of(Objects.requireNonNull(System.getProperty("it.project"), "it.project"));
    }

    private static void build() {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("docker", "build", "-f", "docker/Dockerfile", "-t", NAME, "."))
                .directory(projectFolder().toFile())
                .redirectErrorStream(true);
        builder.environment().put("DOCKER_BUILDKIT", "1");
        try {
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("docker build failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
