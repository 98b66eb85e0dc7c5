package com.ecommerce.userservice.repairs.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

class AccountSessionsConfigTest {

    private static AccountSessionsConfig of(Map<String, String> options) {
        return AccountSessionsConfig.from(new Config.SystemPropertiesScope("") {
            @Override
            public String get(String key) {
                return options.get(key);
            }
        });
    }

    @Test
    void defaults() {
        assertThat(of(Map.of())).isEqualTo(new AccountSessionsConfig(true, 100));
    }

    @Test
    void everyOptionIsReadAndDeclared() {
        Map<String, String> options = Map.of("changes-end-sessions", "false", "max-sessions-per-account", "0");

        assertThat(of(options)).isEqualTo(new AccountSessionsConfig(false, 0));
        assertThat(of(options).describe()).isEqualTo(options);
        assertThat(AccountSessionsConfig.metadata())
                .extracting(ProviderConfigProperty::getName)
                .containsExactlyInAnyOrderElementsOf(options.keySet());
    }

    @Test
    void unusableValuesAreRefusedByName() {
        assertThatThrownBy(() -> of(Map.of("changes-end-sessions", "yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("changes-end-sessions")
                .hasMessageContaining("yes");
        for (String value : new String[] {"-1", "many"}) {
            assertThatThrownBy(() -> of(Map.of("max-sessions-per-account", value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("max-sessions-per-account")
                    .hasMessageContaining(value);
        }
    }
}
