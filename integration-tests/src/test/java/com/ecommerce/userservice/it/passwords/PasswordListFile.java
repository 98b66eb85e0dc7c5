package com.ecommerce.userservice.it.passwords;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of breached passwords in the server's folder, built by the distribution's command. */
record PasswordListFile(Path path) implements AutoCloseable {

    /** Returns a file of a name that no other test has, which is not there yet. */
    static PasswordListFile absent() {
        Path folder = TestEnvironment.server().home().resolve("data/breached-passwords");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PasswordListFile(folder.resolve(TestUser.uniqueWord() + ".filter"));
    }

    static PasswordListFile of(String... passwords) {
        return absent().build(passwords);
    }

    /** Builds it, in the place of the one that is there. */
    PasswordListFile build(String... passwords) {
        try {
            Path list = Files.createTempFile("passwords", ".txt");
            try {
                Files.writeString(
                        list,
                        Stream.of(passwords)
                                .map(password -> sha1(password) + ":3\r\n")
                                .sorted()
                                .collect(Collectors.joining()));
                Command.run(
                                BuildProperty.path("it.target"),
                                BuildProperty.path("keycloak.home")
                                        .resolve("bin/build-breached-passwords")
                                        .toString(),
                                list.toString(),
                                path.toString())
                        .succeeded();
            } finally {
                Files.delete(list);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nothing but the first bytes of it, in the same file. */
    void cutOff() {
        write(new byte[] {'B', 'R', 'E'});
    }

    PasswordListFile write(byte[] content) {
        try {
            Files.write(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its name, as the policy has it. */
    String name() {
        return path.getFileName().toString();
    }

    /** Returns the realm's policy that names it. */
    String policy() {
        return "hashAlgorithm(pbkdf2-sha256) and hashIterations(1) and breachedPasswords(" + name() + ")";
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
