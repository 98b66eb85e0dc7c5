package com.ecommerce.userservice.it.support.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.server.KeycloakServer;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keycloak's own admin API, as its bootstrap administrator; of the default realm unless a method says otherwise. */
public final class KeycloakAdmin {

    /** Of the servers that the suite starts, by address: each keeps its access token for as long as it is valid. */
    private static final Map<String, KeycloakAdmin> BY_SERVER = new ConcurrentHashMap<>();

    private final String server;
    private final HttpClient client;
    private final String username;
    private final String password;
    private String token = "";
    private Instant tokenExpiry = Instant.MIN;

    /**
     * The administrator of another server.
     *
     * @param server without a path or a slash at the end
     */
    public KeycloakAdmin(String server, HttpClient client, String username, String password) {
        this.server = server;
        this.client = client;
        this.username = username;
        this.password = password;
    }

    /** Returns the administrator of the server that the test class talks to. */
    public static KeycloakAdmin current() {
        return BY_SERVER.computeIfAbsent(
                TestEnvironment.server().url(),
                url -> new KeycloakAdmin(
                        url, Http.client(), KeycloakServer.ADMIN_USERNAME, KeycloakServer.ADMIN_PASSWORD));
    }

    /** Returns the server's address, without a path or a slash at the end. */
    public String server() {
        return server;
    }

    /** Sends a request to any address of the server. */
    public Reply request(String method, String path, Map<String, String> headers, byte[] body) {
        return Http.send(client, method, server + path, headers, body);
    }

    /** Sends a form to any address of the server. */
    public Reply postForm(String path, Map<String, ?> form) {
        return request(
                "POST", path, Map.of("Content-Type", Http.FORM), Http.form(form).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the REST API of a realm of the server. */
    public Api api(String realm) {
        return Api.ofRealmAt(server, realm, client);
    }

    /** Sends a request below {@code /admin/realms/}, asserts that it succeeds and returns the reply. */
    public Reply send(String method, String path, Object json) {
        Map<String, String> headers = new HashMap<>(Api.bearer(accessToken()));
        headers.put("Content-Type", Http.JSON);
        byte[] body = json == null ? null : Json.write(json).getBytes(StandardCharsets.UTF_8);
        Reply reply = request(method, "/admin/realms/" + path, headers, body);
        assertThat(reply.status()).as("%s %s: %s", method, path, reply).isBetween(200, 299);
        return reply;
    }

    public JsonNode get(String path) {
        return send("GET", path, null).json();
    }

    /** Returns an access token of the realm {@code master}. */
    public synchronized String accessToken() {
        if (Instant.now().isAfter(tokenExpiry)) {
            JsonNode reply = login();
            token = reply.path("access_token").asText();
            tokenExpiry = Instant.now().plusSeconds(reply.path("expires_in").asInt() / 2);
        }
        return token;
    }

    /** Logs in anew and returns Keycloak's token response. */
    public JsonNode login() {
        Reply reply = postForm(
                "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", username, "password", password));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }

    public JsonNode user(String id) {
        return get(TestEnvironment.DEFAULT_REALM + "/users/" + id);
    }

    /** Creates a user and returns its id. */
    public String createUser(Map<String, ?> user) {
        return createdId(send("POST", TestEnvironment.DEFAULT_REALM + "/users", user));
    }

    /** Creates an enabled user of {@code master} with {@link TestUser#PASSWORD}, and returns its id. */
    public String createUserOfMaster(String username) {
        return createdId(send(
                "POST",
                "master/users",
                Map.of(
                        "username",
                        username,
                        "email",
                        username + "@example.com",
                        "firstName",
                        "Olivia",
                        "lastName",
                        "Brook",
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", TestUser.PASSWORD)))));
    }

    /** Logs a user of {@code master} in, as the command line does. */
    public Reply loginAtMaster(String username, String password) {
        return postForm(
                "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", username, "password", password));
    }

    /** Changes some members of a user. */
    public void updateUser(String id, Map<String, ?> changes) {
        ObjectNode user = (ObjectNode) user(id);
        changes.forEach(user::putPOJO);
        send("PUT", TestEnvironment.DEFAULT_REALM + "/users/" + id, user);
    }

    public void setEnabled(String userId, boolean enabled) {
        updateUser(userId, Map.of("enabled", enabled));
    }

    public void deleteUser(String id) {
        send("DELETE", TestEnvironment.DEFAULT_REALM + "/users/" + id, null);
    }

    public void addRealmRole(String userId, String role) {
        JsonNode representation = get(TestEnvironment.DEFAULT_REALM + "/roles/" + role);
        send(
                "POST",
                TestEnvironment.DEFAULT_REALM + "/users/" + userId + "/role-mappings/realm",
                List.of(representation));
    }

    /** Tells whether brute-force detection has locked the user. */
    public boolean isLocked(String userId) {
        return get(TestEnvironment.DEFAULT_REALM + "/attack-detection/brute-force/users/" + userId)
                .path("disabled")
                .asBoolean();
    }

    /** Returns a client as Keycloak represents it. */
    public JsonNode client(String realm, String clientId) {
        return get(realm + "/clients?clientId=" + Http.encode(clientId)).path(0);
    }

    /** Returns the stored events that match a query such as {@code type=LOGIN&user=...}, newest first. */
    public JsonNode events(String query) {
        return get(TestEnvironment.DEFAULT_REALM + "/events?max=200&" + query);
    }

    /** Runs with some of the realm's settings changed, and puts them back. */
    public void withRealm(Map<String, ?> changes, Runnable action) {
        JsonNode realm = get(TestEnvironment.DEFAULT_REALM);
        ObjectNode before = Json.object();
        changes.keySet().forEach(name -> before.set(name, realm.get(name)));
        send("PUT", TestEnvironment.DEFAULT_REALM, changes);
        try {
            action.run();
        } finally {
            send("PUT", TestEnvironment.DEFAULT_REALM, before);
        }
    }

    /** Returns the id of what a request has created, from the reply's {@code Location}. */
    public static String createdId(Reply reply) {
        String location = reply.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
