package com.ecommerce.userservice.repairs.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;

class LoginAdmissionConfigTest {

    @Test
    void defaults() {
        assertThat(LoginAdmissionConfig.from(scope(Map.of()), 50))
                .isEqualTo(new LoginAdmissionConfig(12, 100, 10_000, 0));
    }

    @Test
    void everyOptionIsRead() {
        Map<String, String> options =
                Map.of("max-at-once", "3", "max-waiting", "0", "max-wait-millis", "7", "refusal-millis", "250");

        assertThat(LoginAdmissionConfig.from(scope(options), 50)).isEqualTo(new LoginAdmissionConfig(3, 0, 7, 250));
        assertThat(LoginAdmissionConfig.metadata())
                .extracting("name")
                .containsExactlyInAnyOrderElementsOf(options.keySet());
    }

    @ParameterizedTest
    @CsvSource({"max-at-once, 0", "max-waiting, -1", "max-wait-millis, 0", "refusal-millis, -1", "max-at-once, many"})
    void whatCannotBeUsedIsRefusedByName(String option, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoginAdmissionConfig.from(scope(Map.of(option, value)), 50))
                .withMessageContaining("spi-login-admission--default--" + option)
                .withMessageContaining(value);
    }

    private static Config.Scope scope(Map<String, String> values) {
        return new Config.AbstractScope() {
            @Override
            public String get(String key) {
                return values.get(key);
            }

            @Override
            public Config.Scope scope(String... scope) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Set<String> getPropertyNames() {
                return values.keySet();
            }

            @Override
            public Config.Scope root() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
