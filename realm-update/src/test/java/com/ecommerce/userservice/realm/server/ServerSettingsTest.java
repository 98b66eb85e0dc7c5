package com.ecommerce.userservice.realm.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.realm.Failure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    private static final Map<String, String> USER =
            Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "violet");

    private static ServerSettings with(String name, String value) {
        Map<String, String> environment = new HashMap<>(USER);
        environment.put(name, value);
        return ServerSettings.from(environment);
    }

    @Test
    void givenUserAlone_whenRead_thenDefaults() {
        ServerSettings settings = ServerSettings.from(USER);

        assertThat(settings.url()).isEqualTo("https://localhost:8443");
        assertThat(settings.realm()).isEqualTo("master");
        assertThat(settings.truststores()).isEmpty();
        assertThat(settings.administrator().form()).containsEntry("username", "admin");
    }

    @Test
    void givenServiceAccountToo_whenRead_thenPreferred() {
        assertThat(with("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", "amber")
                        .administrator()
                        .form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", "temp-admin-service");
    }

    @Test
    void givenSeveralTruststores_whenRead_thenAll() {
        assertThat(with("KC_TRUSTSTORE_PATHS", "/a.pem, /b").truststores())
                .containsExactly(Path.of("/a.pem"), Path.of("/b"));
    }

    @Test
    void givenAddress_whenRead_thenWithoutSlashAtItsEnd() {
        assertThat(with("USER_SERVICE_ADMIN_URL", "http://users:8080/auth/").url())
                .isEqualTo("http://users:8080/auth");
    }

    @Test
    void givenNoAddress_whenRead_thenRefused() {
        for (String text : new String[] {"users:8443", "ftp://users", "https://", "https://a b"}) {
            assertThatThrownBy(() -> with("USER_SERVICE_ADMIN_URL", text))
                    .as(text)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("USER_SERVICE_ADMIN_URL");
        }
    }

    @Test
    void givenSettings_whenPrinted_thenNoSecret() {
        assertThat(ServerSettings.from(USER).toString()).doesNotContain("violet");
    }
}
