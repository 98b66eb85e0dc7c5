package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees whom. */
@Tag("image")
@WithServer
class AdminAccessIT {

    private final Api api = Api.ofDefaultRealm();
    private final KeycloakAdmin admin = KeycloakAdmin.current();

    @Nested
    class GivenCustomer {

        @Test
        void whenList_thenPermissionDenied() {
            assertProblem(api.get("users/", TestUser.register().access()), "permission_denied");
        }

        @Test
        void whenAnyIdEvenTheOwn_thenPermissionDenied() {
            TestUser customer = TestUser.register();

            for (String id : List.of(
                    customer.id(), TestUser.register().id(), UUID.randomUUID().toString(), "x")) {
                assertProblem(api.get("users/" + id + "/", customer.access()), "permission_denied");
            }
        }

        @Test
        void whenRealmManagementRoleIsGiven_thenAdmin() {
            TestUser user = TestUser.register();
            String client =
                    admin.client("ecommerce", "realm-management").path("id").asText();
            JsonNode role = admin.get("ecommerce/clients/" + client + "/roles/view-users");
            admin.send("POST", "ecommerce/users/" + user.id() + "/role-mappings/clients/" + client, List.of(role));

            assertThat(api.get("users/", user.login().access()).status()).isEqualTo(200);
        }
    }

    @Nested
    class GivenAdmin {

        private final TestUser caller = TestUser.admin();

        @Test
        void whenIdCannotBeOne_thenInvalidUnderTheParametersName() {
            assertInvalid(api.get("users/" + "x".repeat(256) + "/", caller.access()), "id");
            assertInvalid(api.get("users/%0a", caller.access()), "id");
            assertProblem(api.get("users/" + "x".repeat(255) + "/", caller.access()), "not_found");
        }

        @Test
        void whenId_thenThatUser() {
            TestUser other = TestUser.register(Map.of("first_name", "Ada"));

            Reply reply = api.get("users/" + other.id() + "/", caller.access());

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.json()).isEqualTo(api.me(other.access()).json());
        }

        @Test
        void whenDisabledUser_thenSeen() {
            TestUser other = TestUser.register();
            admin.setEnabled(other.id(), false);

            Reply reply = api.get("users/" + other.id() + "/", caller.access());

            assertThat(reply.json().path("is_active").isBoolean()).isTrue();
            assertThat(reply.json().path("is_active").booleanValue()).isFalse();
        }

        @Test
        void whenUnknownId_thenNotFound() {
            assertProblem(api.get("users/" + UUID.randomUUID() + "/", caller.access()), "not_found");
            assertProblem(api.get("users/nobody/", caller.access()), "not_found");
            assertProblem(api.get("users/%27%20or%201=1/", caller.access()), "not_found");
        }

        @Test
        void whenUserOfAnotherRealm_thenNotFound() {
            String other = admin.get("master/users?username=admin").at("/0/id").asText();

            assertProblem(api.get("users/" + other + "/", caller.access()), "not_found");
        }

        @Test
        void whenServiceAccount_thenNotInTheList() {
            String clientId = TestUser.uniqueWord();
            admin.send("POST", "ecommerce/clients", Map.of("clientId", clientId, "serviceAccountsEnabled", true));

            Reply reply = api.get("users/?is_active=all&search=" + clientId, caller.access());

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("count").intValue()).isZero();
        }

        @Test
        void whenRoleIsTakenAway_thenDeniedFromTheNextLogin() {
            assertThat(api.get("users/", caller.access()).status()).isEqualTo(200);

            admin.send(
                    "DELETE",
                    "ecommerce/users/" + caller.id() + "/role-mappings/realm",
                    List.of(admin.get("ecommerce/roles/admin")));

            assertProblem(api.get("users/", caller.login().access()), "permission_denied");
        }
    }
}
