package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sets per realm, through the admin REST API and the realm's file. */
@WithServer
class RealmSettingsIT {

    private static TestRealm realm;

    private final KeycloakAdmin admin = KeycloakAdmin.current();

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
    }

    @AfterAll
    static void deleteRealm() {
        realm.close();
    }

    @BeforeEach
    void setNothingButThatTheApiIsServed() {
        if (!realm.apiSettings().isMissingNode()) {
            deleteSettings();
        }
        realm.update(Map.of("registrationAllowed", true));
        realm.setEnabled(true);
    }

    private Reply register() {
        return realm.api()
                .post("auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
    }

    /** Sends a component to the admin REST API. */
    private Reply send(String method, String path, Map<String, ?> component) {
        Map<String, String> headers = new HashMap<>(Api.bearer(admin.accessToken()));
        headers.put("Content-Type", Http.JSON);
        return admin.request(
                method,
                "/admin/realms/" + realm.name() + "/components" + path,
                headers,
                Json.write(component).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, ?> component(Map<String, ?> config) {
        return Map.of("providerType", TestRealm.TAB_PROVIDER, "providerId", "user-api", "config", config);
    }

    private void assertRefused(Reply reply, String sentence) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.text("/errorMessage")).isEqualTo(sentence);
    }

    private void deleteSettings() {
        realm.admin("DELETE", "components/" + realm.apiSettings().path("id").asText(), null);
    }

    @Nested
    class GivenRegistration {

        @Test
        void whenSwitchedOff_thenClosedAndNothingElseIs() {
            TestUser user = realm.register();

            realm.setApi(Map.of("registrationEnabled", "false"));

            assertProblem(register(), "registration_closed");
            assertThat(realm.api().login(user.email(), TestUser.PASSWORD).status())
                    .isEqualTo(200);
            realm.setApi(Map.of("registrationEnabled", "true"));
            assertThat(register().status()).isEqualTo(201);
        }

        @Test
        void whenTheRealmItselfAllowsNone_thenClosedWhateverTheSwitchSays() {
            realm.setApi(Map.of("registrationEnabled", "true"));

            realm.update(Map.of("registrationAllowed", false));

            assertProblem(register(), "registration_closed");
        }
    }

    @Nested
    class GivenAccountDeletion {

        @Test
        void whenErase_thenGoneAndTheAddressIsFree() {
            realm.setApi(Map.of("accountDeletion", "erase"));
            TestUser user = realm.register();

            Reply reply = realm.api().delete("users/me/", user.access());

            assertThat(reply.text("/message")).isEqualTo("Account erased.");
            assertThat(realm.admin("GET", "users?exact=true&email=" + user.email(), null)
                            .json())
                    .isEmpty();
        }

        @Test
        void whenDeactivate_thenDisabled() {
            realm.setApi(Map.of("accountDeletion", "deactivate"));
            TestUser user = realm.register();
            realm.admin("PUT", "users/" + user.id(), Map.of("emailVerified", true));

            Reply reply = realm.api().delete("users/me/", user.access());

            assertThat(reply.text("/message")).isEqualTo("Account deactivated.");
            assertThat(realm.admin("GET", "users/" + user.id(), null)
                            .json()
                            .path("enabled")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Nested
    class GivenPageSizeLimit {

        private final Api api = realm.api();

        @Test
        void whenMoreIsAskedFor_thenInvalidAndPagesAreNeverLarger() {
            TestUser caller = realm.register();
            String management =
                    admin.client(realm.name(), "realm-management").path("id").asText();
            realm.admin(
                    "POST",
                    "users/" + caller.id() + "/role-mappings/clients/" + management,
                    List.of(realm.admin("GET", "clients/" + management + "/roles/view-users", null)
                            .json()));
            realm.register();
            realm.setApi(Map.of("pageSizeLimit", "1"));

            assertInvalid(api.get("users/?page_size=2", caller.access()), "page_size");
            Reply page = api.get("users/", caller.access());
            assertThat(page.status()).as("%s", page).isEqualTo(200);
            assertThat(page.json().path("results")).hasSize(1);
            assertThat(page.json().path("count").intValue()).isGreaterThan(1);

            realm.setApi(Map.of("pageSizeLimit", "2"));

            assertThat(api.get("users/?page_size=2", caller.access()).json().path("results"))
                    .hasSize(2);
        }
    }

    @Nested
    class GivenComponent {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        pageSizeLimit   | 0      | The page size limit must be a whole number from 1 to 100.
                        pageSizeLimit   | 101    | The page size limit must be a whole number from 1 to 100.
                        pageSizeLimit   | {0}    | The page size limit must be a whole number from 1 to 100.
                        refreshGraceSeconds | -1 | The grace of a refresh must be a whole number from 0 to 60.
                        refreshGraceSeconds | 61 | The grace of a refresh must be a whole number from 0 to 60.
                        accountDeletion | later  | accountDeletion must be deactivate or erase.
                        apiEnabled      | yes    | apiEnabled must be true or false.
                        sessionsEnabled | on     | sessionsEnabled must be true or false.
                        registrationEnabled | 1  | registrationEnabled must be true or false.
                        loginLimitPerMinute | -1    | A limit must be a whole number from 0 to 10000; 0 switches it off.
                        mailLimitPerAccount | 10001 | A limit must be a whole number from 0 to 10000; 0 switches it off.
                        exportLimitPerDay   | two   | A limit must be a whole number from 0 to 10000; 0 switches it off.
                        """)
        void whenValueIsWrong_thenRefusedAndNothingChanges(String name, String value, String sentence) {
            String id = realm.apiSettings().path("id").asText();

            assertRefused(send("PUT", "/" + id, component(Map.of(name, List.of(value)))), sentence);

            assertThat(realm.apiSettings().path("config").properties()).hasSize(1);
            assertThat(realm.api().get("health/").status()).isEqualTo(200);
            deleteSettings();
            assertRefused(send("POST", "", component(Map.of(name, List.of(value)))), sentence);
        }

        @Test
        void whenNameIsUnknown_thenRefused() {
            deleteSettings();

            assertRefused(
                    send("POST", "", component(Map.of("apienabled", List.of("true")))),
                    "The user API has no setting of the name apienabled.");
        }

        @Test
        void whenASecondIsAdded_thenRefused() {
            assertRefused(
                    send("POST", "", component(Map.of("apiEnabled", List.of("false")))),
                    "The realm has settings of the user API already. Change the component "
                            + realm.apiSettings().path("id").asText() + ".");
        }

        @Test
        void whenAddedSeveralTimesAtOnce_thenOnce() {
            deleteSettings();

            List<Reply> replies =
                    Parallel.run(4, () -> send("POST", "", component(Map.of("apiEnabled", List.of("true")))));

            assertThat(replies)
                    .as("%s", replies)
                    .filteredOn(reply -> reply.status() == 201)
                    .hasSize(1);
            assertThat(admin.get(realm.name() + "/components?type=" + TestRealm.TAB_PROVIDER))
                    .hasSize(1);
            assertThat(realm.api().get("health/").status()).isEqualTo(200);
        }

        @Test
        void whenAnotherComponentIsTurnedIntoIt_thenRefused() {
            String key = realm.addKey("hmac-generated", Map.of());
            deleteSettings();

            assertRefused(
                    send("PUT", "/" + key, component(Map.of("apiEnabled", List.of("true")))),
                    "Another component cannot become the settings of the user API. Create them as a new one.");

            assertProblem(realm.api().get("health/"), "not_found");
        }

        @Test
        void whenItBelongsToAnotherComponent_thenRefused() {
            String key = realm.addKey("hmac-generated", Map.of());
            deleteSettings();
            Map<String, Object> component = new HashMap<>(component(Map.of()));
            component.put("parentId", key);

            assertRefused(send("POST", "", component), "The settings of the user API belong to the realm itself.");
        }

        @Test
        void whenDeleted_thenOffAsInANewRealm() {
            TestUser user = realm.register();

            deleteSettings();

            assertProblem(realm.api().me(user.access()), "not_found");
            Grpc grpc = TestEnvironment.grpc();
            assertFails(
                    () -> grpc.validate(grpc.stub(realm.name()), user.access()), Status.Code.NOT_FOUND, "not_found");
        }
    }

    @Nested
    class GivenRealmFile {

        private final ObjectNode content = ShippedRealm.content();
        private final ObjectNode component = (ObjectNode)
                content.path("components").path(TestRealm.TAB_PROVIDER).path(0);

        @Test
        void whenItNamesTheComponentOfAnotherRealm_thenBothHaveTheirOwn() {
            component.put("id", realm.apiSettings().path("id").asText());
            ((ObjectNode) component.path("config")).putArray("pageSizeLimit").add("7");

            try (TestRealm other = ShippedRealm.create(content)) {
                assertThat(other.apiSettings().at("/config/pageSizeLimit/0").asText())
                        .isEqualTo("7");
                assertThat(other.apiSettings().path("id"))
                        .isNotEqualTo(realm.apiSettings().path("id"));
                assertThat(realm.apiSettings().at("/config/pageSizeLimit").isMissingNode())
                        .isTrue();
            }
        }

        @Test
        void whenValueIsWrong_thenRefused() {
            ((ObjectNode) component.path("config")).putArray("pageSizeLimit").add("1000");

            assertThatThrownBy(() -> ShippedRealm.create(content)).isInstanceOf(AssertionError.class);
        }
    }
}
