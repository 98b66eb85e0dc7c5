package com.ecommerce.userservice.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.grpc.server.MapScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

class UserGrpcServiceConfigTest {

    @Test
    void defaults() {
        assertThat(UserGrpcServiceConfig.from(new MapScope(Map.of()))).isEqualTo(new UserGrpcServiceConfig(20_000));
    }

    @Test
    void everyOptionIsReadAndDeclared() {
        assertThat(UserGrpcServiceConfig.from(new MapScope(Map.of("max-recalled-replies", "7"))))
                .isEqualTo(new UserGrpcServiceConfig(7));
        assertThat(UserGrpcServiceConfig.metadata())
                .extracting(ProviderConfigProperty::getName)
                .containsExactly("max-recalled-replies");
    }

    @Test
    void givenZero_thenNothingIsCached() {
        assertThat(UserGrpcServiceConfig.from(new MapScope(Map.of("max-recalled-replies", "0"))))
                .isEqualTo(new UserGrpcServiceConfig(0));
    }

    /** The settings of the container, which operators read. */
    @Test
    void everyOptionIsInTheEnvExampleWithItsDefault() throws IOException {
        String prefix = "#KC_SPI_GRPC_SERVICE__USER__";
        List<String> documented = Files.readAllLines(Path.of("../../docker/.env.example")).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();

        assertThat(documented.stream().map(line -> line.replaceFirst("=.*", "")))
                .containsExactlyInAnyOrderElementsOf(UserGrpcServiceConfig.metadata().stream()
                        .map(option -> option.getName().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .toList());
        assertThat(documented)
                .containsAll(UserGrpcServiceConfig.metadata().stream()
                        .filter(option -> option.getDefaultValue() != null)
                        .map(option -> option.getName().toUpperCase(Locale.ROOT).replace('-', '_') + "="
                                + option.getDefaultValue())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", ""})
    void givenNoSuchNumber_thenRefusedByName(String value) {
        assertThatThrownBy(() -> UserGrpcServiceConfig.from(new MapScope(Map.of("max-recalled-replies", value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option spi-grpc-service--user--max-recalled-replies must be ");
    }
}
