package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bearer tokens REST accepts. */
@Tag("image")
@WithServer
class BearerIT {

    private final Api api = Api.ofDefaultRealm();

    @ParameterizedTest
    @CsvSource({
        "GET,users/me/",
        "PUT,users/me/",
        "PATCH,users/me/",
        "DELETE,users/me/",
        "POST,users/me/password/",
        "GET,users/",
        "GET,users/00000000-0000-0000-0000-000000000001/"
    })
    void givenNoOrWrongToken_whenCall_thenRefused(String method, String path) {
        Map<String, ?> body = method.startsWith("P") ? Map.of() : null;

        Reply without = api.send(method, path, Map.of(), body);
        assertProblem(without, "authentication_required");
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");

        assertRefused(api.send(method, path, Api.bearer("garbage"), body));
    }

    @Test
    void givenOtherScheme_whenCall_thenAuthenticationRequired() {
        assertProblem(
                api.send("GET", "users/me/", Map.of("Authorization", "Basic YWRtaW46YWRtaW4="), null),
                "authentication_required");
    }

    @Test
    void givenTamperedToken_whenCall_thenRefused() {
        TestUser user = TestUser.register();

        assertRefused(api.me(Tokens.tampered(user.access())));
        assertRefused(api.me(user.access() + "x."));
        assertThat(api.me(user.access()).status()).isEqualTo(200);
    }

    @Test
    void givenRefreshOrIdToken_whenUsedAsBearer_thenRefused() {
        TestUser user = TestUser.register();
        JsonNode tokens = TestClient.create().login(user);

        assertRefused(api.me(user.refresh()));
        assertRefused(api.me(tokens.path("refresh_token").asText()));
        assertRefused(api.me(tokens.path("id_token").asText()));
        assertThat(api.me(tokens.path("access_token").asText()).text("/id")).isEqualTo(user.id());
    }

    @Test
    void givenTokenForAnotherAudience_whenUsedAsBearer_thenRefused() {
        JsonNode tokens = TestClient.withoutAudience().login(TestUser.register());

        assertRefused(api.me(tokens.path("access_token").asText()));
    }

    @Test
    void givenTokenOfAnotherRealm_whenUsedAsBearer_thenRefused() {
        assertRefused(api.me(KeycloakAdmin.current().accessToken()));
        assertRefused(api.get("users/", KeycloakAdmin.current().accessToken()));
    }

    @Test
    void givenDisabledUser_whenTokenIsUsed_thenRefused() {
        TestUser user = TestUser.register();

        KeycloakAdmin.current().setEnabled(user.id(), false);

        assertRefused(api.me(user.access()));
    }

    @Test
    void givenDeletedUser_whenTokenIsUsed_thenRefused() {
        TestUser user = TestUser.register();

        KeycloakAdmin.current().deleteUser(user.id());

        assertRefused(api.me(user.access()));
    }

    @Test
    void givenDisabledClient_whenTokenIsUsed_thenRefused() {
        TestClient client = TestClient.create();
        String token = client.login(TestUser.register()).path("access_token").asText();

        client.disable();

        assertRefused(api.me(token));
    }

    private static void assertRefused(Reply reply) {
        assertProblem(reply, "token_not_valid");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer").contains("error=\"invalid_token\"");
    }
}
