package com.ecommerce.userservice.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.Colleague;
import com.ecommerce.userservice.it.Http;
import com.ecommerce.userservice.it.Json;
import com.ecommerce.userservice.it.Reply;
import com.ecommerce.userservice.it.ShippedRealm;
import com.ecommerce.userservice.it.TestRealm;
import com.ecommerce.userservice.it.TestUser;
import com.ecommerce.userservice.it.Tokens;
import com.ecommerce.userservice.it.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members of the shipped realm's group {@code operators} may do, and that they cannot become more. */
@WithServer
class OperatorsIT {

    private static final String NEW_PASSWORD = "amber-Lighthouse-17";
    private static final Map<String, ?> PASSWORD = Map.of("type", "password", "value", NEW_PASSWORD);

    private static TestRealm realm;
    private static Colleague operator;

    @BeforeAll
    static void createRealm() {
        realm = ShippedRealm.create(Map.of());
        operator = Colleague.of(realm, "operators");
    }

    @AfterAll
    static void deleteRealm() {
        realm.close();
    }

    private static JsonNode done(String method, String path, Object json) {
        Reply reply = operator.send(method, path, json);
        assertThat(reply.status()).as("%s", reply).isBetween(200, 299);
        return reply.bytes().length == 0 ? Json.object() : reply.json();
    }

    private static void assertRefused(String method, String path, Object json) {
        Reply reply = operator.send(method, path, json);
        assertThat(reply.status()).as("%s", reply).isEqualTo(403);
    }

    private static String user(TestUser user, String... rest) {
        return "users/" + user.id() + String.join("", rest);
    }

    private static JsonNode roles(TestUser user) {
        return realm.admin("GET", user(user, "/role-mappings"), null).json();
    }

    @Nested
    class DailyWork {

        @Test
        void givenCustomer_whenLookedFor_thenFoundWithSessionsAndEvents() {
            TestUser customer = realm.register();

            assertThat(done("GET", "users?search=" + Http.encode(customer.email()), null)
                            .at("/0/id")
                            .asText())
                    .isEqualTo(customer.id());
            assertThat(done("GET", user(customer, "/sessions"), null)).hasSize(1);
            assertThat(done("GET", "events?user=" + customer.id(), null)).isNotEmpty();
            assertThat(done("GET", "admin-events", null)).isNotEmpty();
        }

        @Test
        void givenUserApi_whenListAndUser_thenServed() {
            TestUser customer = realm.register();
            String access = operator.user().access();

            Reply list = realm.api().get("users/?search=" + Http.encode(customer.email()), access);
            assertThat(list.status()).as("%s", list).isEqualTo(200);
            assertThat(list.json().path("count").asInt()).isEqualTo(1);
            assertThat(realm.api().get(user(customer, "/"), access).status()).isEqualTo(200);
        }

        @Test
        void givenNewUser_whenCreatedWithPassword_thenLogsIn() {
            String email = TestUser.uniqueEmail();

            done(
                    "POST",
                    "users",
                    Map.of("username", email, "email", email, "enabled", true, "credentials", List.of(PASSWORD)));

            assertThat(realm.api().login(email, NEW_PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void givenCustomer_whenEditedAndPasswordReset_thenBothHold() {
            TestUser customer = realm.register();
            ObjectNode account = (ObjectNode) done("GET", user(customer), null);

            done("PUT", user(customer), account.put("firstName", "Ada"));
            done("PUT", user(customer, "/reset-password"), PASSWORD);

            Reply login = realm.api().login(customer.email(), NEW_PASSWORD);
            assertThat(login.text("/user/first_name")).isEqualTo("Ada");
        }

        @Test
        void givenCustomer_whenDisabled_thenRestAndGrpcRefuse() {
            TestUser customer = realm.register();
            realm.agreement().warmUp(customer.access());
            ObjectNode account = (ObjectNode) done("GET", user(customer), null);

            done("PUT", user(customer), account.put("enabled", false));

            realm.agreement().invalid(customer.access(), InvalidReason.INVALID_REASON_USER_DISABLED);
        }

        @Test
        void givenTwoSessions_whenOneIsEnded_thenThatOneAloneIsRefused() {
            TestUser first = realm.register();
            TestUser second = realm.login(first);
            realm.agreement().warmUp(first.access());
            String session = Tokens.claims(first.access()).path("sid").asText();

            done("DELETE", "sessions/" + session, null);

            realm.agreement().invalid(first.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
            realm.agreement().valid(second.access());
        }

        @Test
        void givenCustomer_whenSignedOutAndDeleted_thenBothHold() {
            TestUser customer = realm.register();

            done("POST", user(customer, "/logout"), null);
            realm.agreement().invalid(customer.access(), InvalidReason.INVALID_REASON_SESSION_ENDED);
            done("DELETE", user(customer), null);

            assertThat(operator.send("GET", user(customer), null).status()).isEqualTo(404);
        }

        @Test
        void givenLockedCustomer_whenUnlocked_thenLogsIn() {
            TestUser customer = realm.register();
            int tries =
                    realm.admin("GET", "", null).json().path("failureFactor").asInt();
            for (int i = 0; i < tries; i++) {
                realm.api().login(customer.email(), "not-the-Password-1");
            }
            assertThat(realm.api().login(customer.email(), TestUser.PASSWORD).status())
                    .isEqualTo(401);

            done("DELETE", "attack-detection/brute-force/users/" + customer.id(), null);

            realm.login(customer);
        }
    }

    /** Whom an operator must not manage. */
    enum Protected {
        REALM_ADMINISTRATOR {
            @Override
            TestUser create() {
                return Colleague.withRole(realm, "realm-admin").user();
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
                String parent = Colleague.groupId(realm, group);
                realm.admin(
                        "POST",
                        "groups/" + parent + "/role-mappings/clients/" + Colleague.managementId(realm),
                        Colleague.roles(realm, "manage-users"));
                realm.admin("POST", "groups/" + parent + "/children", Map.of("name", "night"));
                return Colleague.of(realm, group + "/night").user();
            }
        },
        COLLEAGUE {
            @Override
            TestUser create() {
                return Colleague.of(realm, "operators").user();
            }
        },
        AUDITOR {
            @Override
            TestUser create() {
                return Colleague.of(realm, "auditors").user();
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

    @Nested
    class NoMore {

        @ParameterizedTest
        @EnumSource
        void givenProtectedUser_whenManaged_thenRefused(Protected whom) {
            TestUser other = whom.create();
            JsonNode before = realm.admin("GET", user(other), null).json();
            ObjectNode account = before.deepCopy();

            assertRefused("PUT", user(other, "/reset-password"), PASSWORD);
            assertRefused("PUT", user(other, "/reset-password-email"), null);
            assertRefused("PUT", user(other, "/execute-actions-email"), List.of("UPDATE_PASSWORD"));
            assertRefused("PUT", user(other), account.deepCopy().put("enabled", false));
            assertRefused("PUT", user(other), account.deepCopy().put("email", TestUser.uniqueEmail()));
            account.putArray("credentials").addPOJO(PASSWORD);
            assertRefused("PUT", user(other), account);
            assertRefused("POST", user(other, "/federated-identity/shop"), Map.of("userId", "1", "userName", "1"));
            assertRefused("DELETE", user(other, "/credentials/any"), null);
            assertRefused("POST", user(other, "/logout"), null);
            assertRefused("POST", user(other, "/impersonation"), null);
            // Without them, it would be an ordinary user.
            assertRefused("DELETE", user(other, "/groups/", Colleague.groupId(realm, "operators")), null);
            assertRefused(
                    "DELETE",
                    user(other, "/role-mappings/clients/", Colleague.managementId(realm)),
                    Colleague.roles(realm, "realm-admin"));
            assertRefused("DELETE", user(other), null);

            assertThat(realm.admin("GET", user(other), null).json()).isEqualTo(before);
        }

        @Test
        void givenRoles_whenGivenToAnybody_thenRefused() {
            TestUser customer = realm.register();
            List<?> administrator = Colleague.roles(realm, "realm-admin");
            List<?> shopAdmin = List.of(realm.admin("GET", "roles/admin", null).json());
            String management = "/role-mappings/clients/" + Colleague.managementId(realm);
            String operators = "groups/" + Colleague.groupId(realm, "operators");
            JsonNode own = roles(operator.user());

            for (TestUser whom : List.of(customer, operator.user())) {
                assertRefused("POST", user(whom, management), administrator);
                assertRefused("POST", user(whom, management), Colleague.roles(realm, "view-users"));
                assertRefused("POST", user(whom, "/role-mappings/realm"), shopAdmin);
            }
            assertRefused("POST", operators + management, administrator);
            assertRefused("POST", operators + "/role-mappings/realm", shopAdmin);
            assertRefused("POST", "roles/customer/composites", administrator);

            assertThat(roles(customer).has("clientMappings")).isFalse();
            assertThat(roles(operator.user())).isEqualTo(own);
        }

        @ParameterizedTest
        @ValueSource(strings = {"operators", "auditors"})
        void givenGroups_whenAnybodyIsPutIn_thenRefused(String group) {
            TestUser customer = realm.register();
            String id = Colleague.groupId(realm, group);
            String email = TestUser.uniqueEmail();

            assertRefused("PUT", user(customer, "/groups/", id), null);
            assertRefused("PUT", user(operator.user(), "/groups/", id), null);
            assertRefused(
                    "POST",
                    "users",
                    Map.of("username", email, "email", email, "enabled", true, "groups", List.of("/" + group)));
            assertRefused("PUT", "groups/" + id, Map.of("name", TestUser.uniqueWord()));
            assertRefused("DELETE", "groups/" + id, null);
            assertRefused("POST", "groups/" + id + "/children", Map.of("name", TestUser.uniqueWord()));
            assertRefused("POST", "groups", Map.of("name", TestUser.uniqueWord()));

            assertThat(done("GET", "users?search=" + Http.encode(email), null)).isEmpty();
        }

        @Test
        void givenNewUser_whenCreatedWithRoles_thenItHasNone() {
            String email = TestUser.uniqueEmail();

            done(
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

            String id = done("GET", "users?search=" + Http.encode(email), null)
                    .at("/0/id")
                    .asText();
            JsonNode roles =
                    realm.admin("GET", "users/" + id + "/role-mappings", null).json();
            assertThat(roles.has("clientMappings")).isFalse();
            assertThat(Json.texts(roles.path("realmMappings"), "name"))
                    .containsExactly("default-roles-" + realm.name());
        }

        @Test
        void givenCustomer_whenImpersonated_thenRefused() {
            assertRefused("POST", user(realm.register(), "/impersonation"), null);
        }

        @Test
        void givenRealm_whenAnythingIsSet_thenRefused() {
            String tab = "components/" + realm.apiSettings().path("id").asText();
            String client = realm.admin()
                    .client(realm.name(), "user-service")
                    .path("id")
                    .asText();
            String permissions = realm.admin()
                    .client(realm.name(), "admin-permissions")
                    .path("id")
                    .asText();

            assertRefused("PUT", "", Map.of("adminPermissionsEnabled", false));
            assertRefused("PUT", tab, Map.of("config", Map.of("apiEnabled", List.of("false"))));
            assertRefused("GET", "clients/" + client + "/client-secret", null);
            assertRefused("PUT", "clients/" + client, Map.of("enabled", false));
            assertRefused("POST", "clients", Map.of("clientId", TestUser.uniqueWord()));
            assertRefused("POST", "roles", Map.of("name", TestUser.uniqueWord()));
            assertRefused("PUT", "users/profile", Map.of("attributes", List.of()));
            assertRefused("PUT", "authentication/required-actions/VERIFY_EMAIL", Map.of());
            assertRefused("POST", "partialImport", Map.of("users", List.of()));
            assertRefused("POST", "partial-export?exportClients=true", null);
            assertRefused("PUT", "events/config", Map.of("eventsEnabled", false));
            assertRefused("DELETE", "events", null);
            assertRefused("DELETE", "admin-events", null);
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
}
