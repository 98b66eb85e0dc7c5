package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.BuildProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Keycloak's build of a server has made in {@code lib/quarkus}, kept beside the test results: the build takes longer
 * than the start, and other processes and later runs of the suite need the same. Keycloak itself builds anew where an
 * option asks for another build.
 */
final class KeptBuild {

    private static final String MADE = "lib/quarkus";
    private static final List<String> MADE_FROM = List.of("providers", "conf", "lib/lib", "version.txt");
    private static final String KEY = "made-from.txt";

    private final Path home;
    private final Path kept;

    /** Open, with a lock on it, while this process is the one that makes the build. */
    private FileChannel making;

    /**
     * @param home the server's
     * @param name what tells this server from those with other providers
     */
    KeptBuild(Path home, String name) {
        this.home = home;
        this.kept = BuildProperty.path("it.builds").resolve(name);
    }

    /**
     * Puts what is kept into the server's home, if it was made from the same files; else this process is the one that
     * makes it, and others wait until it is kept.
     */
    void restore() {
        try {
            Files.createDirectories(kept.getParent());
            making = FileChannel.open(
                    kept.resolveSibling(kept.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            making.lock();
            Path key = kept.resolve(KEY);
            if (Files.exists(key) && Files.readString(key).equals(key())) {
                ServerHome.copyFolder(kept.resolve(MADE), home.resolve(MADE));
                making.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what the server's home has, if this process was to make it. */
    void keep() {
        if (!making.isOpen()) {
            return;
        }
        try {
            ServerHome.delete(kept);
            ServerHome.copyFolder(home.resolve(MADE), kept.resolve(MADE));
            Files.writeString(kept.resolve(KEY), key());
            making.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key() throws IOException {
        StringBuilder key = new StringBuilder();
        for (String part : MADE_FROM) {
            try (Stream<Path> files = Files.walk(home.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    key.append(home.relativize(file))
                            .append(' ')
                            .append(attributes.size())
                            .append(' ')
                            .append(attributes.lastModifiedTime().toMillis())
                            .append('\n');
                }
            }
        }
        return key.toString();
    }
}
