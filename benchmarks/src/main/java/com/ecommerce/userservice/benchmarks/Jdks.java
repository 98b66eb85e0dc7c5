package com.ecommerce.userservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {

    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/lib/jvm"), Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

    private Jdks() {}

    /** Returns the one that was asked for, else the one in {@code JAVA_HOME}, else the newest. */
    static Path choose(Optional<Path> wanted) {
        return wanted.or(() -> Optional.ofNullable(System.getenv("JAVA_HOME"))
                        .filter(home -> !home.isEmpty())
                        .map(Path::of))
                .orElseGet(Jdks::newest);
    }

    /** Returns the full version, such as {@code 25.0.1+8-LTS}. */
    static String version(Path home) {
        return release(home, "JAVA_RUNTIME_VERSION")
                .or(() -> release(home, "JAVA_VERSION"))
                .orElse("unknown");
    }

    private static Path newest() {
        Path own = Path.of(System.getProperty("java.home"));
        Stream<Path> installed = Stream.concat(Stream.of(own), FOLDERS.stream().flatMap(Jdks::list));
        return installed
                .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .max(Comparator.comparing(home ->
                        Runtime.Version.parse(release(home, "JAVA_VERSION").orElse("0"))))
                .orElse(own);
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.sorted().toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static Optional<String> release(Path home, String name) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1).replace("\"", ""))
                    .filter(version -> !version.startsWith("1."))
                    .findFirst();
        } catch (IOException noJdk) {
            return Optional.empty();
        }
    }
}
