package com.ecommerce.userservice.it.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/api.http}: every call of the API, with what it expects. */
@WithNode
class CollectionIT {

    private final Path project = BuildProperty.path("it.project");
    private final Path folder = BuildProperty.path("it.target").resolve("node");

    @Test
    void whenCollectionIsSent_thenEveryCallAnswersAsItSays() throws IOException {
        Files.createDirectories(folder);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(
                    project.resolve("integration-tests/src/test/node").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Command.run(folder, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
                .succeeded();
        String calls = Files.readString(project.resolve("docs/api.http"));
        Files.writeString(
                folder.resolve("api.http"),
                calls.replace("http://localhost:8000", TestEnvironment.server().url())
                        .replace(
                                "localhost:50051",
                                "localhost:" + TestEnvironment.server().grpcPort()));

        String output = Command.run(
                        folder, "node_modules/.bin/httpyac", "send", "api.http", "--all", "--output", "none")
                .succeeded();

        // It names failures there, if there are any.
        assertThat(output).containsPattern("(\\d+) requests processed \\(\\1 succeeded\\)");
    }
}
