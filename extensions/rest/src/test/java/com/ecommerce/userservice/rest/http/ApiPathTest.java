package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/me", "api/users/me", "/api/users/me/", "/api/users//me"})
    void ofTheDefaultRealm(String path) {
        assertThat(ApiPath.parse(path)).contains(new ApiPath(null, List.of("users", "me")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/realms/shop/api/users/me", "realms/shop/api/users/me/"})
    void ofANamedRealm(String path) {
        assertThat(ApiPath.parse(path)).contains(new ApiPath("shop", List.of("users", "me")));
    }

    @Test
    void withALineBreak() {
        assertThat(ApiPath.parse("/api/users/\n/")).contains(new ApiPath(null, List.of("users", "\n")));
    }

    @Test
    void ofTheApiItself() {
        assertThat(ApiPath.parse("/api")).contains(new ApiPath(null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/apis/users",
                "/realms/shop/account/api",
                "/realms/api",
                "/admin/realms/shop/api",
                "/realms/shop/protocol/openid-connect/token",
                "/realms/a/b/api/users"
            })
    void ofKeycloakItself(String path) {
        assertThat(ApiPath.parse(path)).isEmpty();
    }
}
