package com.ecommerce.userservice.it.support.compose;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the project's {@code docker/}, so that the tests leave the developer's own settings as they are. */
public record DockerFolder(Path path) {

    public static DockerFolder copy() {
        try {
            Path folder = Files.createTempDirectory(BuildProperty.path("it.target"), "compose");
            Path docker = BuildProperty.path("it.project").resolve("docker");
            copyFiles(docker, folder);
            copyFiles(docker.resolve("load-balancer"), Files.createDirectory(folder.resolve("load-balancer")));
            return new DockerFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(".env")) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Runs {@code docker/init} and returns what it says. */
    public String init() {
        return Command.run(path, path("init").toString()).succeeded();
    }

    public Path path(String relative) {
        return path.resolve(relative);
    }

    /** Puts lines in the place of those that {@code .env} has for a variable. */
    public void writeEnv(String variable, List<String> lines) {
        try {
            List<String> all = new ArrayList<>(Files.readAllLines(path(".env")));
            all.removeIf(line -> line.startsWith(variable + "="));
            all.addAll(lines);
            Files.write(path(".env"), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
