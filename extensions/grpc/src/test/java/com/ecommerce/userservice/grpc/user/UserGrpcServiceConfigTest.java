package com.ecommerce.userservice.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.grpc.server.MapScope;
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

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", ""})
    void givenNoPositiveNumber_thenRefusedByName(String value) {
        assertThatThrownBy(() -> UserGrpcServiceConfig.from(new MapScope(Map.of("max-recalled-replies", value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option spi-grpc-service--user--max-recalled-replies must be ");
    }
}
