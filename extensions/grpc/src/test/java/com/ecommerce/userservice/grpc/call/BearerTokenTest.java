package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER  abc "})
    void givenBearer_whenRead_thenToken(String authorization) {
        assertThat(BearerToken.in(authorization)).isEqualTo("abc");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "abc", "Bearer", "Bearer ", "Bearerabc", "Basic abc"})
    void givenNoBearerToken_whenRead_thenNull(String authorization) {
        assertThat(BearerToken.in(authorization)).isNull();
    }

    @Test
    void givenAttributes_whenPrinted_thenNoToken() {
        assertThat(new CallAttributes("user.v1.UserService/GetUser", null, "Bearer abc", null, true))
                .hasToString("CallAttributes[user.v1.UserService/GetUser]");
    }
}
