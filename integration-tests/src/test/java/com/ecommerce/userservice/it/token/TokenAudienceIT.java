package com.ecommerce.userservice.it.token;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an access token of the shop's own client opens: this service, and nothing else of Keycloak. */
@WithServer
class TokenAudienceIT {

    private final Api api = Api.ofDefaultRealm();
    private final KeycloakAdmin admin = KeycloakAdmin.current();

    @Test
    void whenLoggedIn_thenTheAudienceIsThisServiceAlone() {
        JsonNode claims = Tokens.claims(TestUser.admin().access());

        assertThat(claims.path("aud").asText()).isEqualTo("user-service");
        assertThat(claims.path("role").asText()).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/credentials", "/sessions", "/applications", "/linked-accounts"})
    void whenKeycloaksAccountApiIsAsked_thenRefused(String path) {
        TestUser customer = TestUser.register();

        assertThat(status("/realms/ecommerce/account" + path, customer)).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/users", "/events"})
    void givenRealmAdministrator_whenKeycloaksAdminApiIsAsked_thenRefused(String path) {
        TestUser administrator = TestUser.register();
        String realmManagement =
                admin.client("ecommerce", "realm-management").path("id").asText();
        JsonNode role = admin.get("ecommerce/clients/" + realmManagement + "/roles/realm-admin");
        admin.send(
                "POST",
                "ecommerce/users/" + administrator.id() + "/role-mappings/clients/" + realmManagement,
                List.of(role));

        assertThat(status("/admin/realms/ecommerce" + path, administrator.login()))
                .isIn(401, 403);
    }

    @Test
    void givenRightToViewUsers_whenListed_thenItIsTheUsersRolesThatCount() {
        TestUser customer = TestUser.register();
        assertProblem(api.get("users/", customer.access()), "permission_denied");

        admin.addRealmRole(customer.id(), "admin");

        assertThat(api.get("users/", customer.access()).status()).isEqualTo(200);
        assertThat(api.get("users/" + customer.id() + "/", customer.access()).status())
                .isEqualTo(200);
    }

    private int status(String path, TestUser user) {
        Map<String, String> headers = new HashMap<>(Api.bearer(user.access()));
        headers.put("Accept", Http.JSON);
        return admin.request("GET", path, headers, null).status();
    }
}
