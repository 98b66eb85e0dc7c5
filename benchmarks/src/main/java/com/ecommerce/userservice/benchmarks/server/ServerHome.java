package com.ecommerce.userservice.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private copy of the distribution, so that the benchmarks leave the built one, and its data, as they are. */
final class ServerHome {

    private static final List<Path> LEFT_OUT =
            List.of(Path.of("data", "h2"), Path.of("data", "tmp"), Path.of("data", "log"));

    private ServerHome() {}

    /** Replaces {@code home} by a copy without a database. */
    static void copy(Path distribution, Path home) throws IOException {
        if (!Files.isRegularFile(distribution.resolve("bin/kc.sh"))) {
            throw new IllegalStateException("No distribution in " + distribution + ": build the distribution module");
        }
        delete(home);
        try (Stream<Path> files = Files.walk(distribution)) {
            for (Path source : files.toList()) {
                Path name = distribution.relativize(source);
                if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
                    Files.copy(source, home.resolve(name.toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
