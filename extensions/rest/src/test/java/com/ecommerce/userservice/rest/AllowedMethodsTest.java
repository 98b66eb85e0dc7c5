package com.ecommerce.userservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.rest.http.AllowedMethods;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedMethodsTest {

    private final AllowedMethods methods = new AllowedMethods(ApiResource.class);

    @ParameterizedTest
    @CsvSource({
        "auth/register, 'OPTIONS, POST'",
        "auth/login, 'OPTIONS, POST'",
        "auth/refresh, 'OPTIONS, POST'",
        "auth/logout, 'OPTIONS, POST'",
        "users, 'GET, HEAD, OPTIONS'",
        "users/some-id, 'GET, HEAD, OPTIONS'",
        "users/me, 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'",
        "auth/email/undo, 'OPTIONS, POST'",
        "auth/reauth, 'OPTIONS, POST'",
        "users/me/email, 'OPTIONS, POST'",
        "users/me/email/confirm, 'OPTIONS, POST'",
        "users/me/email/pending, 'DELETE, OPTIONS'",
        "users/me/password, 'OPTIONS, POST'",
        "dev/mail, 'GET, HEAD, OPTIONS'",
        "users/me/sessions, 'GET, HEAD, OPTIONS'",
        "users/me/sessions/some-id, 'DELETE, OPTIONS'",
        "users/me/sessions/end-others, 'OPTIONS, POST'",
        "health, 'GET, HEAD, OPTIONS'",
        "openapi.json, 'GET, HEAD, OPTIONS'",
        "errors, 'GET, HEAD, OPTIONS'",
        "docs, 'GET, HEAD, OPTIONS'",
        "docs/page.js, 'GET, HEAD, OPTIONS'"
    })
    void ofEachPathOfTheContract(String path, String expected) {
        assertThat(String.join(", ", methods.of(segments(path)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "auth",
                "nothing",
                "users/me/more",
                "users/me/sessions/some-id/more",
                "users/some-id/password"
            })
    void ofNoOtherPath(String path) {
        assertThat(methods.of(segments(path))).isEmpty();
    }

    private static List<String> segments(String path) {
        return path.isEmpty() ? List.of() : Arrays.asList(path.split("/"));
    }
}
