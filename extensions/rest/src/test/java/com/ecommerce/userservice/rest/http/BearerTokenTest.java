package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.Profile;

class BearerTokenTest {

    /** Keycloak asks whether DPoP is on, which it is by default. */
    @BeforeAll
    static void setFeatures() {
        Profile.defaults();
    }

    @AfterAll
    static void resetFeatures() {
        Profile.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc"})
    void givenBearer_whenRead_thenToken(String authorization) {
        assertThat(BearerToken.of(headers(authorization))).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "Bearer", "Bearer ", "Bearerabc", "Bearer  abc", "Bearer a b", "Basic abc", "DPoP abc"
            })
    void givenNoBearerToken_whenRead_thenAuthenticationRequired(String authorization) {
        assertRefused(headers(authorization));
    }

    @Test
    void givenNoHeader_whenRead_thenAuthenticationRequired() {
        assertRefused(headers());
    }

    @Test
    void givenTwoHeaders_whenRead_thenAuthenticationRequired() {
        assertRefused(headers("Bearer abc", "Bearer abc"));
    }

    private static void assertRefused(HttpHeaders headers) {
        DomainException refusal = catchThrowableOfType(DomainException.class, () -> BearerToken.of(headers));

        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_REQUIRED);
    }

    private static HttpHeaders headers(String... authorization) {
        return new HttpHeadersImpl(Arrays.stream(authorization)
                .map(value -> Map.entry(HttpHeaders.AUTHORIZATION, value))
                .toList());
    }
}
