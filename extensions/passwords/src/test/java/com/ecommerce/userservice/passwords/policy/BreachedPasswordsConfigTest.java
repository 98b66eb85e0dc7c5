package com.ecommerce.userservice.passwords.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

class BreachedPasswordsConfigTest {

    private static BreachedPasswordsConfig config(Map<String, String> options) {
        return BreachedPasswordsConfig.from(new Config.SystemPropertiesScope("") {
            @Override
            public String get(String key) {
                return options.get(key);
            }
        });
    }

    @Test
    void givenNothing_whenRead_thenAFolderOfTheServersDataAndAMinute() {
        System.setProperty("kc.home.dir", "/server");
        try {
            BreachedPasswordsConfig config = config(Map.of());

            assertThat(config.folder()).isEqualTo(Path.of("/server/data/breached-passwords"));
            assertThat(config.checkIntervalSeconds()).isEqualTo(60);
        } finally {
            System.clearProperty("kc.home.dir");
        }
    }

    @Test
    void givenOptions_whenRead_thenTheyHold() {
        BreachedPasswordsConfig config = config(Map.of("folder", "/lists", "check-interval-seconds", "5"));

        assertThat(config).isEqualTo(new BreachedPasswordsConfig(Optional.of(Path.of("/lists")), 5));
        assertThat(config.folder()).isEqualTo(Path.of("/lists"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "86401", "often"})
    void givenWrongInterval_whenRead_thenTheOptionIsNamed(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of("check-interval-seconds", value)))
                .withMessageContaining("spi-password-policy--breached-passwords--check-interval-seconds");
    }

    @Test
    void whenDescribed_thenEachOptionIs() {
        assertThat(BreachedPasswordsConfig.metadata())
                .extracting(ProviderConfigProperty::getName)
                .containsExactly("folder", "check-interval-seconds");
    }
}
