package com.ecommerce.userservice.it.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private copy of the distribution, so that the tests leave the built one as it is. */
final class ServerHome {

    /** Libraries, which nothing writes to: linked. Augmentation rewrites the rest of {@code lib}: copied. */
    private static final List<Path> READ_ONLY = List.of(Path.of("lib", "lib"), Path.of("lib", "app"));

    private static final List<Path> LEFT_OUT =
            List.of(Path.of("data", "h2"), Path.of("data", "tmp"), Path.of("data", "log"));

    private ServerHome() {}

    /** Returns the home, with the accounts of development mode among what the server imports. */
    static Path copy(Path distribution, Path home) {
        if (!Files.isRegularFile(distribution.resolve("bin/kc.sh"))) {
            throw new IllegalStateException("No distribution in " + distribution + ": build the distribution module");
        }
        try {
            delete(home);
            try (Stream<Path> files = Files.walk(distribution)) {
                for (Path source : files.toList()) {
                    copyOne(source, distribution.relativize(source), home);
                }
            }
            importDevelopmentUsers(home.resolve("data"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyOne(Path source, Path name, Path home) throws IOException {
        if (LEFT_OUT.stream().anyMatch(name::startsWith)) {
            return;
        }
        Path target = home.resolve(name.toString());
        if (Files.isDirectory(source)) {
            Files.createDirectories(target);
        } else if (READ_ONLY.stream().anyMatch(name::startsWith)) {
            linkOrCopy(source, target);
        } else {
            Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void linkOrCopy(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** They lie beside the import folder, because production mode must not see them. */
    private static void importDevelopmentUsers(Path data) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve("import-development"))) {
            for (Path users : files) {
                Files.copy(users, data.resolve("import").resolve(users.getFileName()));
            }
        }
    }

    /** Copies a folder of files with their times, by which Keycloak tells whether something has changed. */
    static void copyFolder(Path source, Path target) throws IOException {
        delete(target);
        Files.createDirectories(target);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static void empty(Path folder) throws IOException {
        delete(folder);
        Files.createDirectories(folder);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
