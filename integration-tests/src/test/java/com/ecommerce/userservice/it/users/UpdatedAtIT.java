package com.ecommerce.userservice.it.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code updated_at} moves with every change of the account, by whichever way in, and with nothing else. */
@WithServer
class UpdatedAtIT {

    private final Api api = Api.ofDefaultRealm();
    private TestUser user;
    private Instant before;

    @BeforeEach
    void register() {
        user = TestUser.register(Map.of("first_name", "Ada", "last_name", "Lovelace"));
        before = updatedAt();
    }

    private Instant updatedAt() {
        return Instant.parse(api.me(user.access()).text("/updated_at"));
    }

    @Test
    void givenUser_whenNothingChanges_thenItStays() {
        user.login();
        api.refresh(user.login().refresh());

        assertThat(updatedAt()).isEqualTo(before);
    }

    @Test
    void givenUser_whenPatchOrPutChangesNothing_thenItStays() {
        Map<String, String> same = Map.of("first_name", "Ada", "last_name", "Lovelace", "phone_number", "");

        assertThat(api.patch("users/me/", user.access(), Map.of()).status()).isEqualTo(200);
        assertThat(api.patch("users/me/", user.access(), same).status()).isEqualTo(200);
        assertThat(api.put("users/me/", user.access(), same).status()).isEqualTo(200);

        assertThat(updatedAt()).isEqualTo(before);
    }

    @Test
    void givenUser_whenPatch_thenItMoves() {
        api.patch("users/me/", user.access(), Map.of("first_name", "Grace"));

        assertThat(updatedAt()).isAfter(before);
    }

    @Test
    void givenUser_whenPasswordChanges_thenItMoves() {
        Reply reply = api.changePassword(user.access(), TestUser.PASSWORD, "another-Harbour-42");

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(updatedAt()).isAfter(before);
    }

    @Test
    void givenUser_whenOperatorChangesProfile_thenItMoves() {
        KeycloakAdmin.current().updateUser(user.id(), Map.of("firstName", "Grace"));

        assertThat(updatedAt()).isAfter(before);
        assertThat(api.me(user.access()).text("/first_name")).isEqualTo("Grace");
    }

    @Test
    void givenUser_whenOperatorResetsPassword_thenItMoves() {
        KeycloakAdmin.current()
                .send(
                        "PUT",
                        "ecommerce/users/" + user.id() + "/reset-password",
                        Map.of("type", "password", "value", "another-Harbour-42"));

        // The user's own tokens have ended with it.
        Timestamp updated = TestEnvironment.grpc().getUser(user.id()).getUpdatedAt();
        assertThat(Instant.ofEpochSecond(updated.getSeconds(), updated.getNanos()))
                .isAfter(before);
    }

    @Test
    void givenUser_whenOperatorGivesRole_thenItMoves() {
        KeycloakAdmin.current().addRealmRole(user.id(), "admin");

        assertThat(updatedAt()).isAfter(before);
    }

    @Test
    void givenUser_whenAccountConsoleChangesProfile_thenItMoves() {
        String token = TestClient.create().login(user).path("access_token").asText();
        String account = TestEnvironment.server().url() + "/realms/ecommerce/account/";
        Map<String, String> headers = new HashMap<>(Api.bearer(token));
        headers.putAll(Map.of("Accept", Http.JSON, "Content-Type", Http.JSON));
        ObjectNode profile = (ObjectNode) Http.send("GET", account + "?userProfileMetadata=false", headers, null)
                .json();
        profile.put("firstName", "Grace");

        Reply reply = Http.send("POST", account, headers, Json.write(profile).getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).as("%s", reply).isBetween(200, 299);
        assertThat(updatedAt()).isAfter(before);
        assertThat(api.me(user.access()).text("/first_name")).isEqualTo("Grace");
    }

    @Test
    void givenUser_whenChanged_thenGrpcSaysTheSame() {
        api.patch("users/me/", user.access(), Map.of("first_name", "Grace"));

        var updated = TestEnvironment.grpc().getUser(user.id()).getUpdatedAt();

        assertThat(Instant.ofEpochSecond(updated.getSeconds(), updated.getNanos()))
                .isEqualTo(updatedAt());
    }
}
