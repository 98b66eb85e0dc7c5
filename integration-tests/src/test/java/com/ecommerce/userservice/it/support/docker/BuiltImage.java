package com.ecommerce.userservice.it.support.docker;

import com.ecommerce.userservice.it.support.BuildProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The image that the tests build under the name that the build gives it: from what Maven has packaged, or by all of the
 * Dockerfile, as for a release.
 */
public final class BuiltImage {

    private static final String NAME = System.getProperty("it.image", "");
    private static final boolean FROM_SOURCES = Boolean.getBoolean("it.image.from.sources");
    private static final String KEYCLOAK = System.getProperty("it.image.keycloak", "");
    private static final int LOG_TAIL_LINES = 40;

    private static boolean built;
    private static IllegalStateException failure;

    private BuiltImage() {}

    /** Returns whether the build names an image. */
    public static boolean isNamed() {
        return !NAME.isEmpty();
    }

    /** Returns the name of the image, which is built by the first call. */
    public static synchronized String name() {
        if (failure != null) {
            throw new IllegalStateException("The image was not built, see the first test class", failure);
        }
        if (!built) {
            try {
                build(
                        BuildProperty.path("it.project"),
                        BuildProperty.path("it.target").resolve("image-build.log"));
                built = true;
            } catch (IllegalStateException e) {
                failure = e;
                throw e;
            }
        }
        return NAME;
    }

    /** With Docker's command line: the Dockerfile mounts caches, hence BuildKit, which docker-java cannot speak to. */
    private static void build(Path project, Path log) {
        List<String> command = new ArrayList<>(List.of("docker", "build", "-f", "docker/Dockerfile", "-t", NAME));
        if (!KEYCLOAK.isEmpty()) {
            command.addAll(List.of("--build-arg", "KEYCLOAK=" + KEYCLOAK, "--build-arg", "UNTRIED=true"));
        }
        if (FROM_SOURCES) {
            command.add(".");
        } else {
            command.addAll(List.of("--build-arg", "FILES=packaged", "distribution/target/image"));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("DOCKER_BUILDKIT", "1");
        try {
            int exitCode = builder.start().waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "docker build ended with " + exitCode + ". The end of " + log + ":\n" + tail(log));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Docker's command line is needed to build the image", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the image is built", e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
