package com.ecommerce.userservice.repairs.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginRequestTest {

    private static final String TOKEN = "/realms/shop/protocol/openid-connect/token";
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource({
        "/api/auth/login, API_LOGIN",
        "/api/auth/login/, API_LOGIN",
        "//api//auth;x=1/login;y/, API_LOGIN",
        "/prefix/realms/shop/api/auth/login/, API_LOGIN",
        "/api/auth/register/, API",
        "/api/auth/reauth/, API",
        "/realms/shop/api/users/me/password, API",
        "/realms/shop/protocol/openid-connect/token, TOKEN",
        "/realms/shop/login-actions/authenticate, PAGE",
        "/realms/shop/login-actions/registration, PAGE"
    })
    void whatHashesPasswordsIsKnown(String path, LoginRequest expected) {
        assertThat(LoginRequest.of(path, null, () -> null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/refresh/",
                "/api/auth/logout/",
                "/api/users/me/",
                "/realms/shop/protocol/openid-connect/token/introspect",
                "/realms/shop/protocol/openid-connect/certs",
                "/admin/realms/shop/users"
            })
    void whatHashesNothingNeverWaits(String path) {
        assertThat(LoginRequest.of(path, null, () -> null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=password&username=a",
                "x=1&grant%5ftype=pass%77ord",
                "grant_type=%zz",
                "grant_type=refresh_token&grant_type=password",
                "a=#&grant_type=password",
                "a=;b;b;b&grant_type=password",
                "a;grant_type=password&grant_type=refresh_token",
                "grant_type",
                ""
            })
    void atTheTokenEndpointAGrantThatMayHaveAPasswordIsALogin(String body) {
        assertThat(ofToken(FORM, body)).isEqualTo(LoginRequest.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=refresh_token&refresh_token=a",
                "grant_type=client_credentials",
                "client_id=shop&code=%20#;&grant_type=authorization_code"
            })
    void atTheTokenEndpointOtherGrantsNeverWait(String body) {
        assertThat(ofToken(FORM, body)).isNull();
        assertThat(ofToken(FORM + "; charset=UTF-8", body)).isNull();
    }

    @Test
    void atTheTokenEndpointWhatCannotBeReadIsALogin() {
        assertThat(ofToken(null, "grant_type=refresh_token")).isEqualTo(LoginRequest.TOKEN);
        assertThat(ofToken(FORM + ";charset=UTF-16BE", "grant_type=refresh_token"))
                .isEqualTo(LoginRequest.TOKEN);
        assertThat(ofToken(FORM, "grant_type=refresh_token&a=" + "a".repeat(64 * 1024)))
                .isEqualTo(LoginRequest.TOKEN);
        assertThat(LoginRequest.of(TOKEN, FORM, () -> null)).isEqualTo(LoginRequest.TOKEN);
    }

    private static LoginRequest ofToken(String contentType, String body) {
        return LoginRequest.of(TOKEN, contentType, () -> Buffer.buffer(body));
    }
}
