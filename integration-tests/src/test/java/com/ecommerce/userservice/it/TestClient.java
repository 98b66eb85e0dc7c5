package com.ecommerce.userservice.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A public OpenID Connect client of the default realm that one test made for itself. */
public record TestClient(String id, String clientId) {

    /** Creates a client whose tokens are meant for the user service. */
    public static TestClient create() {
        return create(Map.of("protocolMappers", List.of(audience("user-service"))));
    }

    /** Creates a client whose tokens are meant for nobody in particular. */
    public static TestClient withoutAudience() {
        return create(Map.of());
    }

    /** Creates a client for the user service whose access tokens live only so long. */
    public static TestClient withLifespan(int seconds) {
        return create(Map.of(
                "protocolMappers", List.of(audience("user-service")),
                "attributes", Map.of("access.token.lifespan", Integer.toString(seconds))));
    }

    private static TestClient create(Map<String, ?> settings) {
        String clientId = TestUser.uniqueWord();
        Map<String, Object> client =
                new HashMap<>(Map.of("clientId", clientId, "publicClient", true, "directAccessGrantsEnabled", true));
        client.putAll(settings);
        Reply created = TestEnvironment.admin().send("POST", TestEnvironment.DEFAULT_REALM + "/clients", client);
        return new TestClient(KeycloakAdmin.createdId(created), clientId);
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
        Reply reply = tryLogin(user.email(), TestUser.PASSWORD);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }

    public Reply tryLogin(String username, String password) {
        return Http.postForm(
                endpoint("token"),
                Map.of(
                        "grant_type", "password",
                        "client_id", clientId,
                        "username", username,
                        "password", password,
                        "scope", "openid"));
    }

    /** Revokes one access token, RFC 7009. */
    public void revoke(String accessToken) {
        Reply reply = Http.postForm(
                endpoint("revoke"),
                Map.of("client_id", clientId, "token", accessToken, "token_type_hint", "access_token"));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    public void disable() {
        TestEnvironment.admin().send("PUT", TestEnvironment.DEFAULT_REALM + "/clients/" + id, Map.of("enabled", false));
    }

    public void delete() {
        TestEnvironment.admin().send("DELETE", TestEnvironment.DEFAULT_REALM + "/clients/" + id, null);
    }

    /** Returns the address of one of Keycloak's OpenID Connect endpoints of the default realm. */
    public static String endpoint(String name) {
        return TestEnvironment.server().url() + "/realms/" + TestEnvironment.DEFAULT_REALM + "/protocol/openid-connect/"
                + name;
    }
}
