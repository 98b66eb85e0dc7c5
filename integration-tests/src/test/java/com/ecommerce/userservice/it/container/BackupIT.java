package com.ecommerce.userservice.it.container;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the guide to operating for backup and restore. */
@Tag("nightly")
@WithProduction
class BackupIT {

    @TempDir
    private Path folder;

    private final ComposeProject project = WithProduction.Starter.project();
    private final Api api = project.api();

    @Test
    void givenBackup_whenRestored_thenAllIsAsItWas() throws IOException {
        TestUser kept = TestUser.register(api);
        Path backup = folder.resolve("user-service.backup");
        project.composeWriting(backup, "exec", "-T", "database", "pg_dump", "-U", "keycloak", "-Fc", "keycloak")
                .succeeded();
        TestUser lost = TestUser.register(api);
        assertThat(api.logout(kept.refresh()).status()).isEqualTo(200);
        assertThat(Files.size(backup)).isPositive();

        project.compose("stop", "user-service").succeeded();
        project.composeReading(
                        backup,
                        "exec",
                        "-T",
                        "database",
                        "pg_restore",
                        "-U",
                        "keycloak",
                        "-d",
                        "keycloak",
                        "--clean",
                        "--if-exists",
                        "--single-transaction")
                .succeeded();
        project.compose("start", "user-service").succeeded();
        project.awaitHealthy();

        assertThat(api.login(kept.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        assertThat(api.refresh(kept.refresh()).status())
                .as("the session of before the backup")
                .isEqualTo(200);
        assertProblem(api.login(lost.email(), TestUser.PASSWORD), "invalid_credentials");
    }
}
