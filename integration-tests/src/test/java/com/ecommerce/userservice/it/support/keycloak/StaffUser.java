package com.ecommerce.userservice.it.support.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A member of a shop's staff: a user of the shop's realm who uses Keycloak's admin API of that realm.
 *
 * @param console an access token for the admin API; that of the shop's own client does not open it
 */
public record StaffUser(TestRealm realm, TestUser user, String console) {

    /** Registers a user, puts it into a group of the realm and logs it in. */
    public static StaffUser of(TestRealm realm, String group) {
        TestUser user = realm.register();
        realm.admin("PUT", "users/" + user.id() + "/groups/" + groupId(realm, group), null);
        return loggedIn(realm, user);
    }

    /** Registers a user, gives it a role of {@code realm-management} and logs it in. */
    public static StaffUser withRole(TestRealm realm, String role) {
        TestUser user = realm.register();
        realm.admin("POST", "users/" + user.id() + "/role-mappings/clients/" + managementId(realm), roles(realm, role));
        return loggedIn(realm, user);
    }

    private static StaffUser loggedIn(TestRealm realm, TestUser user) {
        String console = TestClient.withoutAudience(realm)
                .login(user)
                .path("access_token")
                .asText();
        return new StaffUser(realm, realm.login(user), console);
    }

    /** Returns Keycloak's id of a group. */
    public static String groupId(TestRealm realm, String group) {
        return realm.admin("GET", "group-by-path/" + group, null).text("/id");
    }

    /** Returns Keycloak's id of the client {@code realm-management}. */
    public static String managementId(TestRealm realm) {
        return realm.admin().client(realm.name(), "realm-management").path("id").asText();
    }

    /** Returns a role of {@code realm-management} in the list that the admin API takes. */
    public static List<?> roles(TestRealm realm, String role) {
        return List.of(realm.admin("GET", "clients/" + managementId(realm) + "/roles/" + role, null)
                .json());
    }

    /** Sends a request below the realm's admin API, asserts that it succeeds and returns what is replied; perhaps nothing. */
    public JsonNode done(String method, String path, Object json) {
        Reply reply = send(method, path, json);
        assertThat(reply.status()).as("%s", reply).isBetween(200, 299);
        return reply.bytes().length == 0 ? MissingNode.getInstance() : reply.json();
    }

    /** Asserts that a request below the realm's admin API is refused. */
    public void assertRefused(String method, String path, Object json) {
        Reply reply = send(method, path, json);
        assertThat(reply.status()).as("%s", reply).isEqualTo(403);
    }

    /** Sends a request below the realm's admin API, and returns whatever is replied. */
    public Reply send(String method, String path, Object json) {
        Map<String, String> headers = new HashMap<>(Api.bearer(console));
        headers.put("Content-Type", Http.JSON);
        byte[] body = json == null ? null : Json.write(json).getBytes(StandardCharsets.UTF_8);
        return realm.admin().request(method, "/admin/realms/" + realm.name() + "/" + path, headers, body);
    }
}
