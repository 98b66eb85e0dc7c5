package com.ecommerce.userservice.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy "Ordinary user" in {@code master}, where it is not shipped but may be set up. */
@WithServer
class MasterOperatorsIT {

    private static final String MASTER = "master";

    private static final KeycloakAdmin ADMIN = KeycloakAdmin.current();
    private static final List<String> USERS = new ArrayList<>();
    private static String operator;

    @BeforeAll
    static void setUpPermissions() {
        setPermissions(true);
        String authorization = MASTER + "/clients/"
                + ADMIN.client(MASTER, "admin-permissions").path("id").asText() + "/authz/resource-server/";
        String policy = ADMIN.send(
                        "POST", authorization + "policy/user-service-ordinary-user", Map.of("name", "ordinary users"))
                .text("/id");
        ADMIN.send(
                "POST",
                authorization + "permission/scope",
                Map.of(
                        "name",
                        "ordinary users are managed",
                        "resourceType",
                        "Users",
                        "scopes",
                        List.of("manage"),
                        "policies",
                        List.of(policy)));
        String username = TestUser.uniqueWord();
        giveRole(createUser(username), "master-realm", "query-users");
        operator = ADMIN.loginAtMaster(username, TestUser.PASSWORD).text("/access_token");
    }

    @AfterAll
    static void removePermissions() {
        USERS.forEach(id -> ADMIN.send("DELETE", MASTER + "/users/" + id, null));
        setPermissions(false);
    }

    private static void setPermissions(boolean enabled) {
        ADMIN.send("PUT", MASTER, ((ObjectNode) ADMIN.get(MASTER)).put("adminPermissionsEnabled", enabled));
    }

    private static String createUser(String username) {
        String id = ADMIN.createUserOfMaster(username);
        USERS.add(id);
        return id;
    }

    /** @param client null for a role of the realm */
    private static void giveRole(String userId, String client, String role) {
        String roles = client == null ? MASTER + "/roles/" : MASTER + "/clients/" + clientId(client) + "/roles/";
        String mappings = client == null ? "realm" : "clients/" + clientId(client);
        ADMIN.send(
                "POST", MASTER + "/users/" + userId + "/role-mappings/" + mappings, List.of(ADMIN.get(roles + role)));
    }

    private static String clientId(String client) {
        return ADMIN.client(MASTER, client).path("id").asText();
    }

    private static int resetPassword(String userId) {
        Map<String, String> headers = new HashMap<>(Api.bearer(operator));
        headers.put("Content-Type", Http.JSON);
        return ADMIN.request(
                        "PUT",
                        "/admin/realms/master/users/" + userId + "/reset-password",
                        headers,
                        Json.write(Map.of("type", "password", "value", "amber-Lighthouse-17"))
                                .getBytes(StandardCharsets.UTF_8))
                .status();
    }

    @Test
    void givenOrdinaryUser_whenPasswordIsReset_thenDone() {
        assertThat(resetPassword(createUser(TestUser.uniqueWord()))).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({", admin", ", create-realm", "ecommerce-realm, view-users", "master-realm, view-events"})
    void givenAdministrator_whenPasswordIsReset_thenRefused(String client, String role) {
        String id = createUser(TestUser.uniqueWord());
        giveRole(id, client, role);

        assertThat(resetPassword(id)).isEqualTo(403);
    }
}
