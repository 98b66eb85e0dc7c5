package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.compose.DockerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docker/init} on what an earlier run, or an operator, has left. */
@WithImage
class InitIT {

    private final DockerFolder folder = DockerFolder.copy();

    @Test
    void givenNothing_whenRun_thenSecretsAreRandomAndNobodyElseReadsThem() throws IOException {
        folder.init();
        DockerFolder other = DockerFolder.copy();
        other.init();

        assertThat(secret(folder)).hasSize(48).isNotEqualTo(secret(other));
        for (String file : List.of(".env", "certs/ca.key", "certs/server/server.key", "certs/gateway.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void givenCopyOfTheExample_whenRun_thenItsEmptySecretsAreFilledInAndTheRestIsKept() throws IOException {
        Files.copy(folder.path(".env.example"), folder.path(".env"));
        folder.writeEnv("KC_HOSTNAME", List.of("KC_HOSTNAME=https://users.example.com"));

        assertThat(folder.init()).contains("docker/.env is kept.", "docker/.env has a random KC_DB_PASSWORD now.");

        assertThat(secret(folder)).hasSize(48);
        assertThat(Files.readString(folder.path(".env"))).contains("KC_HOSTNAME=https://users.example.com\n");
        assertThat(folder.init()).contains("docker/.env is kept.").doesNotContain("random");
    }

    @Test
    void givenHalfOfTheFiles_whenRun_thenTheOthersAreMade() throws IOException {
        folder.init();
        byte[] authority = Files.readAllBytes(folder.path("certs/ca.crt"));
        Files.delete(folder.path("certs/gateway.crt"));
        Files.delete(folder.path("certs/server/callers-ca.crt"));

        assertThat(folder.init()).contains("docker/certs is new");

        assertThat(folder.path("certs/gateway.crt")).exists();
        assertThat(folder.path("certs/server/callers-ca.crt")).exists();
        assertThat(Files.readAllBytes(folder.path("certs/ca.crt"))).isEqualTo(authority);
    }

    private static String secret(DockerFolder folder) throws IOException {
        return Files.readAllLines(folder.path(".env")).stream()
                .filter(line -> line.startsWith("KC_DB_PASSWORD="))
                .findFirst()
                .orElseThrow()
                .substring("KC_DB_PASSWORD=".length());
    }
}
