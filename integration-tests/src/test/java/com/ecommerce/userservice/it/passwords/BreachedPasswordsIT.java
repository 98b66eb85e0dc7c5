package com.ecommerce.userservice.it.passwords;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy that refuses breached passwords, with files of the command {@code build-breached-passwords}. */
@Tag("tools")
@WithServer
class BreachedPasswordsIT {

    private static final String BREACHED = "sunshine-Summer-99";
    private static final String COMPOSED = "caf\u00e9-Summer-99";
    private static final String REFUSED = "This password is known from data breaches. Please choose another.";
    private static final String NOT_CHECKED = "The password cannot be checked at the moment. Please try again later.";

    private final KeycloakAdmin admin = KeycloakAdmin.current();

    private static Reply register(TestRealm realm, String password) {
        return register(realm, password, "en");
    }

    private static Reply register(TestRealm realm, String password, String language) {
        return realm.api()
                .send(
                        "POST",
                        "auth/register/",
                        Map.of("Accept-Language", language),
                        Map.of("email", TestUser.uniqueEmail(), "password", password));
    }

    private static void assertRefused(Reply reply, String field, String sentence) {
        assertInvalid(reply, field);
        assertThat(reply.text("/errors/" + field + "/0")).isEqualTo(sentence);
    }

    private static void assertAccepted(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    }

    /** Sends what the console sends, and returns the reply, whatever it is. */
    private Reply send(String method, String path, Map<String, ?> json) {
        Map<String, String> headers = new HashMap<>(Api.bearer(admin.accessToken()));
        headers.put("Content-Type", Http.JSON);
        return admin.request(
                method, "/admin/realms/" + path, headers, Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** What one realm and one file serve all tests for. */
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class GivenPolicy {

        private final PasswordListFile file = PasswordListFile.of(BREACHED, COMPOSED);
        private final TestRealm realm = ShippedRealm.create(Map.of("passwordPolicy", file.policy()));

        @AfterAll
        void delete() {
            realm.close();
            file.close();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        en    | This password is known from data breaches. Please choose another.
                        de    | Dieses Passwort ist aus Datenlecks bekannt. Bitte wählen Sie ein anderes.
                        es    | Esta contraseña se conoce por filtraciones de datos. Elija otra.
                        fr    | Ce mot de passe figure dans des fuites de données. Veuillez en choisir un autre.
                        zh-CN | 此密码已在数据泄露中出现过。请换一个。
                        """)
        void whenRegisteredWithABreachedPassword_thenInvalidInTheReadersLanguage(String language, String sentence) {
            assertRefused(register(realm, BREACHED, language), "password", sentence);
        }

        @Test
        void whenRegisteredWithAnother_thenAccepted() {
            assertAccepted(register(realm, TestUser.PASSWORD));
            assertAccepted(register(realm, BREACHED.toUpperCase()));
        }

        @Test
        void whenAnAccentWasTypedByItself_thenItIsTheSamePassword() {
            assertRefused(register(realm, COMPOSED), "password", REFUSED);
            assertRefused(register(realm, COMPOSED.replace("\u00e9", "e\u0301")), "password", REFUSED);
        }

        @Test
        void whenChanged_thenInvalidAndTheOldOneStays() {
            TestUser user = realm.register();

            Reply reply = realm.api().changePassword(user.access(), TestUser.PASSWORD, BREACHED);

            assertRefused(reply, "new_password", REFUSED);
            assertThat(realm.login(user).id()).isEqualTo(user.id());
        }

        @Test
        void whenSetByAnOperator_thenRefusedWithTheSentence() {
            TestUser user = realm.register();

            Reply reply = send(
                    "PUT",
                    realm.name() + "/users/" + user.id() + "/reset-password",
                    Map.of("type", "password", "value", BREACHED));

            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.text("/error_description")).isEqualTo(REFUSED);
        }

        @Test
        void whenGivenOnTheSignUpPage_thenThePageSaysSo() {
            Reply reply = LoginPage.open(realm)
                    .follow("registration")
                    .submit(Map.of(
                            "email", TestUser.uniqueEmail(), "password", BREACHED, "password-confirm", BREACHED));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains(REFUSED);
        }
    }

    @Nested
    class GivenChangeOfTheFile {

        private final PasswordListFile file = PasswordListFile.of(BREACHED);
        private final TestRealm realm = TestRealm.forManyLogins();

        @BeforeEach
        void switchOn() {
            realm.update(Map.of("passwordPolicy", file.policy()));
        }

        @AfterEach
        void delete() {
            realm.close();
            file.close();
        }

        @Test
        void whenANewerFileTakesThePlace_thenItHoldsWithoutARestart() {
            assertAccepted(register(realm, "moonlight-Winter-11"));

            file.build("moonlight-Winter-11");

            Await.untilAsserted(() -> assertRefused(register(realm, "moonlight-Winter-11"), "password", REFUSED));
            assertAccepted(register(realm, BREACHED));
        }

        @Test
        void whenTheFileDisappears_thenTheOneBeforeIsAsked() {
            assertRefused(register(realm, BREACHED), "password", REFUSED);
            file.close();

            Await.untilAsserted(() -> {
                assertRefused(register(realm, BREACHED), "password", REFUSED);
                assertThat(lists("stale")).isPositive();
            });

            assertAccepted(register(realm, TestUser.PASSWORD));
            file.build(BREACHED);
            Await.untilAsserted(() -> {
                assertRefused(register(realm, BREACHED), "password", REFUSED);
                assertThat(lists("stale")).isZero();
            });
        }

        /** As on a node that was started without it: the realm has to be loaded all the same. */
        @Test
        void whenTheFileCannotBeRead_thenNewPasswordsAreRefusedAndAllElseWorks() {
            TestUser user = realm.register();
            double unavailable = checks("unavailable");
            file.cutOff();

            assertRefused(register(realm, TestUser.PASSWORD), "password", NOT_CHECKED);
            assertRefused(
                    realm.api().changePassword(user.access(), TestUser.PASSWORD, "amber-Lighthouse-17"),
                    "new_password",
                    NOT_CHECKED);

            assertThat(checks("unavailable")).isEqualTo(unavailable + 2);
            assertThat(lists("missing")).isPositive();
            realm.update(Map.of("displayName", "Without a list"));
            assertThat(realm.login(user).id()).isEqualTo(user.id());
            assertThat(admin.get(realm.name()).path("displayName").asText()).isEqualTo("Without a list");

            file.build(BREACHED);
            Await.untilAsserted(() -> assertAccepted(register(realm, TestUser.PASSWORD)));
            assertRefused(register(realm, BREACHED), "password", REFUSED);
            assertThat(lists("missing")).isZero();
        }

        private double checks(String outcome) {
            return MetricsPage.now().sum("user_service_breached_password_checks_total", Map.of("outcome", outcome));
        }

        private double lists(String state) {
            return MetricsPage.now().sum("user_service_breached_password_lists", Map.of("state", state));
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class GivenRealmWithoutPolicy {

        private final TestRealm realm = TestRealm.create();

        @AfterAll
        void delete() {
            realm.close();
        }

        private void assertRefused(String value, String sentence) {
            String policy = "length(7) and breachedPasswords(" + value + ")";

            for (Reply reply : new Reply[] {
                send("PUT", realm.name(), Map.of("passwordPolicy", policy)),
                send("POST", "", Map.of("realm", TestUser.uniqueWord(), "passwordPolicy", policy))
            }) {
                assertThat(reply.status()).as("%s", reply).isEqualTo(400);
                assertThat(reply.text("/errorMessage")).contains("breachedPasswords", sentence);
            }
            assertThat(admin.get(realm.name()).path("passwordPolicy").asText()).doesNotContain("breached");
        }

        @Test
        void whenAbsentFileIsNamed_thenRefused() {
            String name = PasswordListFile.absent().name();

            assertRefused(name, "There is no file " + name);
        }

        @Test
        void whenAnotherKindOfFileIsNamed_thenRefused() {
            try (PasswordListFile file =
                    PasswordListFile.absent().write("password\n".getBytes(StandardCharsets.UTF_8))) {
                assertRefused(file.name(), "The file " + file.name() + " is no list");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "../import/ecommerce-realm.json", "/etc/passwd", ".hidden", "a b", "a%2Fb"})
        void whenNoNameOfAFileIsGiven_thenRefused(String value) {
            assertRefused(value, "Name a file");
        }
    }

    @Test
    void whenTheConsoleListsPolicies_thenItHasANameAndWordsOfHelp() {
        JsonNode policies = admin.request("GET", "/admin/serverinfo", Api.bearer(admin.accessToken()), null)
                .json()
                .path("passwordPolicies");
        JsonNode policy = find(policies, "id", "breachedPasswords");
        assertThat(policy.path("displayName").asText()).isEqualTo("Breached Passwords");
        assertThat(policy.path("configType").asText()).isEqualTo("String");
        assertThat(policy.path("defaultValue").asText()).isEqualTo("breached-passwords.filter");

        for (String language : new String[] {"en", "de"}) {
            JsonNode texts = Http.send(
                            "GET",
                            TestEnvironment.server().url() + "/resources/master/admin/" + language,
                            Map.of(),
                            null)
                    .json();
            assertThat(find(texts, "key", "passwordPoliciesHelp.breachedPasswords")
                            .path("value")
                            .asText())
                    .contains("build-breached-passwords");
        }
    }

    private static JsonNode find(JsonNode array, String member, String value) {
        for (JsonNode element : array) {
            if (element.path(member).asText().equals(value)) {
                return element;
            }
        }
        throw new AssertionError("No " + value);
    }
}
