package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts with a one-time-password device. */
@Tag("image")
@WithServer
class OneTimePasswordIT {

    private static final int MORE_THAN_LOCK_AN_ACCOUNT = 20;

    private final Api api = Api.ofDefaultRealm();
    private final Totp device = new Totp("a-secret-of-twenty-b");
    private String email;
    private String id;

    @BeforeEach
    void createUserWithDevice() {
        email = TestUser.uniqueEmail();
        id = KeycloakAdmin.current()
                .createUser(Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", TestUser.PASSWORD), device.credential())));
    }

    private Reply login(String otp) {
        return api.post("auth/login/", Map.of("email", email, "password", TestUser.PASSWORD, "otp", otp));
    }

    @Test
    void givenRightPassword_whenNoOtp_thenOtpRequired() {
        assertProblem(api.login(email, TestUser.PASSWORD), "otp_required");
        assertProblem(login(""), "otp_required");
    }

    @Test
    void givenRightPassword_whenRightOtp_thenLoggedIn() {
        Reply reply = login(device.now());

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.text("/user/id")).isEqualTo(id);
    }

    @Test
    void givenRightPassword_whenWrongOtp_thenInvalidCredentials() {
        assertProblem(login(device.wrong()), "invalid_credentials");
    }

    @Test
    void givenWrongPassword_whenNoOtpOrRightOtp_thenInvalidCredentials() {
        assertProblem(api.login(email, "not-the-Password-1"), "invalid_credentials");
        assertProblem(
                api.post("auth/login/", Map.of("email", email, "password", "not-the-Password-1", "otp", device.now())),
                "invalid_credentials");
    }

    @Test
    void givenManyLoginsWithoutOtp_whenRightOtp_thenNotLocked() {
        for (int i = 0; i < MORE_THAN_LOCK_AN_ACCOUNT; i++) {
            assertProblem(api.login(email, TestUser.PASSWORD), "otp_required");
        }

        assertThat(KeycloakAdmin.current().isLocked(id)).isFalse();
        assertThat(login(device.now()).status()).isEqualTo(200);
    }

    @Test
    void givenWrongOtps_whenTooMany_thenLocked() {
        int failures =
                KeycloakAdmin.current().get("ecommerce").path("failureFactor").intValue();
        for (int i = 0; i < failures; i++) {
            assertProblem(login(device.wrong()), "invalid_credentials");
        }

        assertThat(KeycloakAdmin.current().isLocked(id)).isTrue();
        assertProblem(login(device.now()), "invalid_credentials");
    }

    @Test
    void givenKeycloaksOwnTokenEndpoint_whenNoOtp_thenItsOwnAnswer() {
        Reply reply = TestClient.create().tryLogin(email, TestUser.PASSWORD);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text("/error")).isEqualTo("invalid_grant");
    }
}
