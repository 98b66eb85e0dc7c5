package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keycloak's stored events tell operators what happened through the API. */
@Tag("image")
@WithServer
class EventsIT {

    private static final String CLIENT = "user-service-login";

    private final Api api = Api.ofDefaultRealm();
    private final TestUser user = TestUser.register();

    private void assertEvent(String type) {
        Await.untilAsserted(() -> {
            JsonNode events = KeycloakAdmin.current().events("user=" + user.id() + "&type=" + type);
            assertThat(events).as(type).isNotEmpty();
            JsonNode event = events.path(0);
            assertThat(event.path("clientId").asText()).as(type).isEqualTo(CLIENT);
            assertThat(event.path("userId").asText()).as(type).isEqualTo(user.id());
            assertThat(event.path("ipAddress").asText()).as(type).isNotBlank();
            assertThat(event.path("error").asText().isEmpty()).as(type).isEqualTo(!type.endsWith("_ERROR"));
        });
    }

    @Test
    void givenUser_whenEverythingSucceeds_thenEachIsRecorded() {
        TestUser session = user.login();
        Tokens refreshed = Tokens.of(api.refresh(session.refresh()).json());
        api.patch("users/me/", refreshed.access(), Map.of("first_name", "Ada"));
        api.changePassword(refreshed.access(), TestUser.PASSWORD, "amber-Lighthouse-17");
        api.logout(refreshed.refresh());

        assertEvent("REGISTER");
        assertEvent("LOGIN");
        assertEvent("REFRESH_TOKEN");
        assertEvent("UPDATE_PROFILE");
        assertEvent("LOGOUT");
        Await.untilAsserted(() -> assertThat(Json.texts(KeycloakAdmin.current().events("user=" + user.id()), "type"))
                .containsAnyOf("UPDATE_PASSWORD", "UPDATE_CREDENTIAL"));
    }

    @Test
    void givenUser_whenPasswordIsWrong_thenLoginErrorIsRecorded() {
        api.login(user.email(), "not-the-Password-1");

        assertEvent("LOGIN_ERROR");
    }

    @Test
    void givenUser_whenOldRefreshTokenIsUsedAgain_thenRefreshErrorIsRecorded() {
        api.refresh(Tokens.of(api.refresh(user.refresh()).json()).refresh());
        api.refresh(user.refresh());

        assertEvent("REFRESH_TOKEN_ERROR");
    }

    @Test
    void givenUser_whenOldPasswordIsWrong_thenErrorIsRecorded() {
        api.changePassword(user.access(), "not-the-Password-1", "amber-Lighthouse-17");

        Await.untilAsserted(() -> assertThat(Json.texts(KeycloakAdmin.current().events("user=" + user.id()), "type"))
                .containsAnyOf("UPDATE_PASSWORD_ERROR", "UPDATE_CREDENTIAL_ERROR"));
    }

    @Test
    void givenUser_whenAddressIsRegisteredAgain_thenRegisterErrorIsRecorded() {
        long start = Instant.now().toEpochMilli();
        api.post("auth/register/", Map.of("email", user.email(), "password", TestUser.PASSWORD));

        Await.untilAsserted(() -> {
            JsonNode newest =
                    KeycloakAdmin.current().events("type=REGISTER_ERROR").path(0);
            assertThat(newest.path("time").longValue()).isGreaterThanOrEqualTo(start);
            assertThat(newest.path("clientId").asText()).isEqualTo(CLIENT);
            assertThat(newest.path("error").asText()).isEqualTo("email_in_use");
        });
    }

    @Test
    void givenUser_whenEverythingHappens_thenNoEventHoldsPasswordOrToken() {
        api.login(user.email(), "not-the-Password-1");
        Tokens refreshed = Tokens.of(api.refresh(user.refresh()).json());
        api.changePassword(refreshed.access(), TestUser.PASSWORD, "amber-Lighthouse-17");

        String events = KeycloakAdmin.current().events("user=" + user.id()).toString();

        assertThat(events)
                .contains("LOGIN_ERROR")
                .doesNotContain(TestUser.PASSWORD, "not-the-Password-1", "amber-Lighthouse-17")
                .doesNotContain(refreshed.access(), refreshed.refresh(), user.refresh());
    }
}
