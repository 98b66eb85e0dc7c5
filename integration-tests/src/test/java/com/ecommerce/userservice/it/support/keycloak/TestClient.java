package com.ecommerce.userservice.it.support.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A public OpenID Connect client that one test made for itself. */
public record TestClient(KeycloakAdmin admin, String realm, String id, String clientId) {

    /** Creates a client of the default realm whose tokens are meant for the user service. */
    public static TestClient create() {
        return create(
                KeycloakAdmin.current(),
                TestEnvironment.DEFAULT_REALM,
                Map.of("protocolMappers", List.of(audience("user-service"))));
    }

    /** Creates a client of a realm whose tokens are meant for the user service. */
    public static TestClient create(TestRealm realm) {
        return create(realm.admin(), realm.name(), Map.of("protocolMappers", List.of(audience("user-service"))));
    }

    /** Creates a client of the default realm whose tokens are meant for nobody in particular. */
    public static TestClient withoutAudience() {
        return create(KeycloakAdmin.current(), TestEnvironment.DEFAULT_REALM, Map.of());
    }

    /** Creates a client of a realm whose tokens are meant for nobody in particular. */
    public static TestClient withoutAudience(TestRealm realm) {
        return create(realm.admin(), realm.name(), Map.of());
    }

    /** Creates a client of a realm for the user service whose access tokens live only so long. */
    public static TestClient withLifespan(TestRealm realm, int seconds) {
        return create(
                realm.admin(),
                realm.name(),
                Map.of(
                        "protocolMappers", List.of(audience("user-service")),
                        "attributes", Map.of("access.token.lifespan", Integer.toString(seconds))));
    }

    /** Creates a client of a realm for the user service whose sessions end when they are not refreshed for so long. */
    public static TestClient withSessionIdle(TestRealm realm, int seconds) {
        return create(
                realm.admin(),
                realm.name(),
                Map.of(
                        "protocolMappers", List.of(audience("user-service")),
                        "attributes", Map.of("client.session.idle.timeout", Integer.toString(seconds))));
    }

    private static TestClient create(KeycloakAdmin admin, String realm, Map<String, ?> settings) {
        String clientId = TestUser.uniqueWord();
        Map<String, Object> client =
                new HashMap<>(Map.of("clientId", clientId, "publicClient", true, "directAccessGrantsEnabled", true));
        client.putAll(settings);
        Reply created = admin.send("POST", realm + "/clients", client);
        return new TestClient(admin, realm, KeycloakAdmin.createdId(created), clientId);
    }

    /** Returns a protocol mapper that puts a client into the audience of access tokens. */
    static Map<String, ?> audience(String clientId) {
        return Map.of(
                "name",
                "audience " + clientId,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.client.audience", clientId, "access.token.claim", "true"));
    }

    /** Logs in at Keycloak's token endpoint and returns its response. */
    public JsonNode login(TestUser user) {
        return login(user, "openid");
    }

    /** Logs in for an offline session and returns Keycloak's response. */
    public JsonNode loginOffline(TestUser user) {
        return login(user, "openid offline_access");
    }

    private JsonNode login(TestUser user, String scope) {
        Reply reply = tryLogin(user.email(), TestUser.PASSWORD, scope);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }

    public Reply tryLogin(String username, String password) {
        return tryLogin(username, password, "openid");
    }

    private Reply tryLogin(String username, String password, String scope) {
        return admin.postForm(
                path(realm, "token"),
                Map.of(
                        "grant_type", "password",
                        "client_id", clientId,
                        "username", username,
                        "password", password,
                        "scope", scope));
    }

    /** Revokes one access token, RFC 7009. */
    public void revoke(String accessToken) {
        revoke(accessToken, "access_token");
    }

    /** Revokes a refresh token, and with it what it stands for, RFC 7009. */
    public void revokeRefresh(String refreshToken) {
        revoke(refreshToken, "refresh_token");
    }

    private void revoke(String token, String hint) {
        Reply reply = admin.postForm(
                path(realm, "revoke"), Map.of("client_id", clientId, "token", token, "token_type_hint", hint));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    /** Ends the session at Keycloak's own logout endpoint. */
    public void logout(String refreshToken) {
        Reply reply =
                admin.postForm(path(realm, "logout"), Map.of("client_id", clientId, "refresh_token", refreshToken));
        assertThat(reply.status()).as("%s", reply).isEqualTo(204);
    }

    public void disable() {
        update(Map.of("enabled", false));
    }

    /** Lets the operator change some settings. */
    public void update(Map<String, ?> changes) {
        admin.send("PUT", realm + "/clients/" + id, changes);
    }

    public void delete() {
        admin.send("DELETE", realm + "/clients/" + id, null);
    }

    /** Returns the address of one of a realm's OpenID Connect endpoints. */
    public static String endpoint(String realm, String name) {
        return TestEnvironment.server().url() + path(realm, name);
    }

    private static String path(String realm, String name) {
        return "/realms/" + realm + "/protocol/openid-connect/" + name;
    }
}
