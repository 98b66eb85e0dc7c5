package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers send fills no database: which events are stored, and how much of them. */
@WithServer
class StoredEventsIT {

    private static final String LONG_NAME = "n".repeat(60_000);
    private static final String LONG_ADDRESS = "n".repeat(60_000) + "@example.com";

    /** What the store keeps of a detail by default. */
    private static final int DETAIL_LENGTH = 255;

    private static TestRealm realm;
    private static TestClient client;

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
        client = TestClient.create(realm);
        realm.update(Map.of(
                "eventsEnabled",
                true,
                "resetPasswordAllowed",
                true,
                "enabledEventTypes",
                List.of(
                        "LOGIN_ERROR",
                        "REGISTER_ERROR",
                        "RESET_PASSWORD_ERROR",
                        "REFRESH_TOKEN_ERROR",
                        "LOGOUT_ERROR",
                        "REVOKE_GRANT_ERROR",
                        "INTROSPECT_TOKEN_ERROR",
                        "USER_INFO_REQUEST_ERROR")));
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    @BeforeEach
    void clearEvents() {
        realm.admin("DELETE", "events", null);
    }

    private static JsonNode events() {
        return realm.admin().get(realm.name() + "/events?max=200");
    }

    /** A failure of the usual kind comes last, so that what went before would be there. */
    private static void assertNoneButTheLast() {
        String name = TestUser.uniqueEmail();
        assertProblem(realm.api().login(name, TestUser.PASSWORD), "invalid_credentials");
        assertThat(Json.texts(events(), "type")).containsExactly("LOGIN_ERROR");
        assertThat(events().path(0).at("/details/username").asText()).isEqualTo(name);
    }

    @Test
    void givenLongName_whenLoginByApi_thenRefusedAsAnyOtherWithoutEvent() {
        assertProblem(realm.api().login(LONG_NAME, TestUser.PASSWORD), "invalid_credentials");
        assertProblem(realm.api().login("n".repeat(256), TestUser.PASSWORD), "invalid_credentials");

        assertNoneButTheLast();
    }

    @Test
    void givenLongName_whenRegisteredByApi_thenInvalidWithoutEvent() {
        assertInvalid(register(LONG_ADDRESS, null), "email");
        assertInvalid(register(TestUser.uniqueEmail(), LONG_NAME), "username");

        assertNoneButTheLast();
    }

    private static Reply register(String email, String username) {
        return realm.api()
                .post(
                        "auth/register/",
                        username == null
                                ? Map.of("email", email, "password", TestUser.PASSWORD)
                                : Map.of("email", email, "password", TestUser.PASSWORD, "username", username));
    }

    @Test
    void givenLongName_whenLoginAtTokenEndpoint_thenRefusedWithoutEvent() {
        Reply unknown = client.tryLogin(TestUser.uniqueEmail(), TestUser.PASSWORD);
        clearEvents();

        Reply reply = client.tryLogin(LONG_NAME, TestUser.PASSWORD);

        assertThat(reply.status()).as("%s", reply).isEqualTo(unknown.status());
        assertThat(reply.text("/error")).isEqualTo("invalid_grant");
        assertNoneButTheLast();
    }

    @Test
    void givenLongName_whenSentOnThePages_thenPageAgainWithoutEvent() {
        assertShownAgain(LoginPage.open(realm).submit(Map.of("username", LONG_NAME, "password", TestUser.PASSWORD)));
        assertShownAgain(LoginPage.open(realm)
                .follow("registration")
                .submit(Map.of(
                        "email", LONG_ADDRESS, "password", TestUser.PASSWORD, "password-confirm", TestUser.PASSWORD)));
        LoginPage.open(realm).follow("reset-credentials").submit(Map.of("username", LONG_NAME));

        assertNoneButTheLast();
    }

    /** The page brings back what was typed, which shows how much of it the server still has. */
    private static void assertShownAgain(Reply page) {
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.body()).contains("n".repeat(256)).doesNotContain("n".repeat(257));
    }

    @Test
    void givenGarbage_whenRefreshAndLogout_thenNoEvent() {
        String foreign = realm.admin().login().path("refresh_token").asText();
        String tampered = Tokens.tampered(realm.register().refresh());

        for (String garbage : List.of("garbage", "a.b.c", foreign, tampered)) {
            assertProblem(realm.api().refresh(garbage), "token_not_valid");
            assertThat(realm.api().logout(garbage).status()).isEqualTo(200);
            assertRefused("token", Map.of("grant_type", "refresh_token", "refresh_token", garbage));
            assertRefused("logout", Map.of("refresh_token", garbage));
            post("revoke", Map.of("token", garbage));
            assertRefused("userinfo", Map.of("access_token", garbage));
        }

        assertNoneButTheLast();
    }

    private static void assertRefused(String endpoint, Map<String, String> form) {
        Reply reply = post(endpoint, form);
        assertThat(reply.status()).as("%s", reply).isBetween(400, 401);
    }

    private static Reply post(String endpoint, Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        fields.put("client_id", client.clientId());
        return realm.admin().postForm("/realms/" + realm.name() + "/protocol/openid-connect/" + endpoint, fields);
    }

    @Test
    void givenTokenOfEndedSession_whenRefreshed_thenStored() {
        TestUser user = realm.register();
        realm.api().logout(user.refresh());

        assertProblem(realm.api().refresh(user.refresh()), "token_not_valid");

        assertThat(Json.texts(events(), "type")).contains("REFRESH_TOKEN_ERROR");
    }

    @Test
    void givenLongDetail_whenStored_thenCut() {
        String address = "https://shop.example/" + "d".repeat(2_000);
        Http.send(
                "GET",
                realm.admin().server() + "/realms/" + realm.name()
                        + "/protocol/openid-connect/auth?response_type=code&client_id=account&redirect_uri="
                        + Http.encode(address),
                Map.of(),
                null);

        JsonNode event = events().path(0);
        assertThat(event.path("error").asText()).isEqualTo("invalid_redirect_uri");
        assertThat(event.at("/details/redirect_uri").asText())
                .isEqualTo(address.substring(0, DETAIL_LENGTH - 1) + "\u2026");
    }
}
