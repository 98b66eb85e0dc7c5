package com.ecommerce.userservice.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of the shipped realm's group {@code operators} cannot become more than that. */
@WithServer
class OperatorsRightsIT {

    private static final Map<String, ?> PASSWORD = Map.of("type", "password", "value", "amber-Lighthouse-17");

    private static TestRealm realm;
    private static StaffUser operator;

    @BeforeAll
    static void createRealm() {
        realm = ShippedRealm.create(Map.of());
        operator = StaffUser.of(realm, "operators");
    }

    @AfterAll
    static void deleteRealm() {
        realm.close();
    }

    private static String user(TestUser user, String... rest) {
        return "users/" + user.id() + String.join("", rest);
    }

    private static JsonNode roles(TestUser user) {
        return realm.admin("GET", user(user, "/role-mappings"), null).json();
    }

    /** Whom an operator must not manage. */
    enum Protected {
        REALM_ADMINISTRATOR {
            @Override
            TestUser create() {
                return StaffUser.withRole(realm, "realm-admin").user();
            }
        },
        ADMINISTRATOR_BY_COMPOSITE_ROLE {
            @Override
            TestUser create() {
                TestUser user = realm.register();
                realm.admin(
                        "POST",
                        user(user, "/role-mappings/realm"),
                        List.of(realm.admin("GET", "roles/admin", null).json()));
                return user;
            }
        },
        ADMINISTRATOR_OF_A_SUBGROUP {
            @Override
            TestUser create() {
                String group = TestUser.uniqueWord();
                realm.admin("POST", "groups", Map.of("name", group));
                String parent = StaffUser.groupId(realm, group);
                realm.admin(
                        "POST",
                        "groups/" + parent + "/role-mappings/clients/" + StaffUser.managementId(realm),
                        StaffUser.roles(realm, "manage-users"));
                realm.admin("POST", "groups/" + parent + "/children", Map.of("name", "night"));
                return StaffUser.of(realm, group + "/night").user();
            }
        },
        COLLEAGUE {
            @Override
            TestUser create() {
                return StaffUser.of(realm, "operators").user();
            }
        },
        AUDITOR {
            @Override
            TestUser create() {
                return StaffUser.of(realm, "auditors").user();
            }
        },
        SERVICE_ACCOUNT {
            @Override
            TestUser create() {
                String client = TestUser.uniqueWord();
                realm.admin("POST", "clients", Map.of("clientId", client, "serviceAccountsEnabled", true));
                String id =
                        realm.admin().client(realm.name(), client).path("id").asText();
                return new TestUser(
                        realm.admin("GET", "clients/" + id + "/service-account-user", null)
                                .text("/id"),
                        "",
                        null);
            }
        },
        HERSELF {
            @Override
            TestUser create() {
                return operator.user();
            }
        };

        abstract TestUser create();
    }

    @ParameterizedTest
    @EnumSource
    void givenProtectedUser_whenManaged_thenRefused(Protected whom) {
        TestUser other = whom.create();
        JsonNode before = realm.admin("GET", user(other), null).json();
        ObjectNode account = before.deepCopy();

        operator.assertRefused("PUT", user(other, "/reset-password"), PASSWORD);
        operator.assertRefused("PUT", user(other, "/reset-password-email"), null);
        operator.assertRefused("PUT", user(other, "/execute-actions-email"), List.of("UPDATE_PASSWORD"));
        operator.assertRefused("PUT", user(other), account.deepCopy().put("enabled", false));
        operator.assertRefused("PUT", user(other), account.deepCopy().put("email", TestUser.uniqueEmail()));
        account.putArray("credentials").addPOJO(PASSWORD);
        operator.assertRefused("PUT", user(other), account);
        operator.assertRefused("POST", user(other, "/federated-identity/shop"), Map.of("userId", "1", "userName", "1"));
        operator.assertRefused("DELETE", user(other, "/credentials/any"), null);
        operator.assertRefused("POST", user(other, "/logout"), null);
        operator.assertRefused("POST", user(other, "/impersonation"), null);
        // Without them, it would be an ordinary user.
        operator.assertRefused("DELETE", user(other, "/groups/", StaffUser.groupId(realm, "operators")), null);
        operator.assertRefused(
                "DELETE",
                user(other, "/role-mappings/clients/", StaffUser.managementId(realm)),
                StaffUser.roles(realm, "realm-admin"));
        operator.assertRefused("DELETE", user(other), null);

        assertThat(realm.admin("GET", user(other), null).json()).isEqualTo(before);
    }

    @Test
    void givenRoles_whenGivenToAnybody_thenRefused() {
        TestUser customer = realm.register();
        List<?> administrator = StaffUser.roles(realm, "realm-admin");
        List<?> shopAdmin = List.of(realm.admin("GET", "roles/admin", null).json());
        String management = "/role-mappings/clients/" + StaffUser.managementId(realm);
        String operators = "groups/" + StaffUser.groupId(realm, "operators");
        JsonNode own = roles(operator.user());

        for (TestUser whom : List.of(customer, operator.user())) {
            operator.assertRefused("POST", user(whom, management), administrator);
            operator.assertRefused("POST", user(whom, management), StaffUser.roles(realm, "view-users"));
            operator.assertRefused("POST", user(whom, "/role-mappings/realm"), shopAdmin);
        }
        operator.assertRefused("POST", operators + management, administrator);
        operator.assertRefused("POST", operators + "/role-mappings/realm", shopAdmin);
        operator.assertRefused("POST", "roles/customer/composites", administrator);

        assertThat(roles(customer).has("clientMappings")).isFalse();
        assertThat(roles(operator.user())).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operators", "auditors"})
    void givenGroups_whenAnybodyIsPutIn_thenRefused(String group) {
        TestUser customer = realm.register();
        String id = StaffUser.groupId(realm, group);
        String email = TestUser.uniqueEmail();

        operator.assertRefused("PUT", user(customer, "/groups/", id), null);
        operator.assertRefused("PUT", user(operator.user(), "/groups/", id), null);
        operator.assertRefused(
                "POST",
                "users",
                Map.of("username", email, "email", email, "enabled", true, "groups", List.of("/" + group)));
        operator.assertRefused("PUT", "groups/" + id, Map.of("name", TestUser.uniqueWord()));
        operator.assertRefused("DELETE", "groups/" + id, null);
        operator.assertRefused("POST", "groups/" + id + "/children", Map.of("name", TestUser.uniqueWord()));
        operator.assertRefused("POST", "groups", Map.of("name", TestUser.uniqueWord()));

        assertThat(operator.done("GET", "users?search=" + Http.encode(email), null))
                .isEmpty();
    }

    @Test
    void givenNewUser_whenCreatedWithRoles_thenItHasNone() {
        String email = TestUser.uniqueEmail();

        operator.done(
                "POST",
                "users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "realmRoles",
                        List.of("admin"),
                        "clientRoles",
                        Map.of("realm-management", List.of("realm-admin"))));

        String id = operator.done("GET", "users?search=" + Http.encode(email), null)
                .at("/0/id")
                .asText();
        JsonNode roles =
                realm.admin("GET", "users/" + id + "/role-mappings", null).json();
        assertThat(roles.has("clientMappings")).isFalse();
        assertThat(Json.texts(roles.path("realmMappings"), "name")).containsExactly("default-roles-" + realm.name());
    }

    /** With the locks of administrators gone, their passwords could be guessed. */
    @Test
    void whenAllUsersAreConcerned_thenRefused() {
        TestUser administrator = StaffUser.withRole(realm, "realm-admin").user();
        String session = realm.admin("GET", user(administrator, "/sessions"), null)
                .json()
                .at("/0/id")
                .asText();
        for (int guess = 0; guess < 10; guess++) {
            realm.api().login(administrator.email(), "wrong-pass-" + guess);
        }

        operator.assertRefused("DELETE", "attack-detection/brute-force/users", null);
        operator.assertRefused("DELETE", "attack-detection/brute-force/users/", null);
        operator.assertRefused("DELETE", "attack-detection/brute-force/users/" + administrator.id(), null);
        operator.assertRefused("POST", "logout-all", null);
        operator.assertRefused("DELETE", "sessions/" + session, null);

        assertThat(realm.api().login(administrator.email(), TestUser.PASSWORD).status())
                .isEqualTo(401);
        assertThat(realm.admin("GET", user(administrator, "/sessions"), null).json())
                .isNotEmpty();
    }

    @Test
    void givenCustomer_whenImpersonated_thenRefused() {
        operator.assertRefused("POST", user(realm.register(), "/impersonation"), null);
    }

    @Test
    void givenRealm_whenAnythingIsSet_thenRefused() {
        String tab = "components/" + realm.apiSettings().path("id").asText();
        String client =
                realm.admin().client(realm.name(), "user-service").path("id").asText();
        String permissions = realm.admin()
                .client(realm.name(), "admin-permissions")
                .path("id")
                .asText();

        operator.assertRefused("PUT", "", Map.of("adminPermissionsEnabled", false));
        operator.assertRefused("PUT", tab, Map.of("config", Map.of("apiEnabled", List.of("false"))));
        operator.assertRefused("GET", "clients/" + client + "/client-secret", null);
        operator.assertRefused("PUT", "clients/" + client, Map.of("enabled", false));
        operator.assertRefused("POST", "clients", Map.of("clientId", TestUser.uniqueWord()));
        operator.assertRefused("POST", "roles", Map.of("name", TestUser.uniqueWord()));
        operator.assertRefused("PUT", "users/profile", Map.of("attributes", List.of()));
        operator.assertRefused("PUT", "authentication/required-actions/VERIFY_EMAIL", Map.of());
        operator.assertRefused("POST", "partialImport", Map.of("users", List.of()));
        operator.assertRefused("POST", "partial-export?exportClients=true", null);
        operator.assertRefused("PUT", "events/config", Map.of("eventsEnabled", false));
        operator.assertRefused("DELETE", "events", null);
        operator.assertRefused("DELETE", "admin-events", null);
        // Who may not see the client is not told that it is there.
        assertThat(operator.send("POST", "clients/" + permissions + "/authz/resource-server/policy", Map.of())
                        .status())
                .isIn(403, 404);
    }

    @Test
    void givenOtherRealm_whenAsked_thenRefused() {
        Reply reply = realm.admin()
                .request(
                        "GET",
                        "/admin/realms/master/users",
                        Map.of("Authorization", "Bearer " + operator.user().access()),
                        null);

        assertThat(reply.status()).as("%s", reply).isIn(401, 403);
    }
}
