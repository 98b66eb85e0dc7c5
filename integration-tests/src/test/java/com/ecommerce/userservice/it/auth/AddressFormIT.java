package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An e-mail address has one form, wherever it comes from. */
@WithServer
class AddressFormIT {

    private final Api api = Api.ofDefaultRealm();
    private final TestRealm shop = new TestRealm(KeycloakAdmin.current(), TestEnvironment.DEFAULT_REALM);
    private final String word = TestUser.uniqueWord();

    /** What a person types, and what browsers make of the domain in a field for e-mail addresses. */
    private final String unicode = word + "@m\u00fcnchen.example";

    private final String ascii = word + "@xn--mnchen-3ya.example";

    private Reply register(String email) {
        return api.post("auth/register/", Map.of("email", email, "password", TestUser.PASSWORD));
    }

    private void assertLogsIn(String name, String id) {
        Reply reply = api.login(name, TestUser.PASSWORD);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.text("/user/id")).isEqualTo(id);
    }

    private static void assertArrives(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(302);
        assertThat(reply.header("Location")).contains("/account/").contains("code=");
    }

    private static Map<String, String> signUp(String email) {
        return Map.of("email", email, "password", TestUser.PASSWORD, "password-confirm", TestUser.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'brien",
                "a/b",
                "a+b=c&d!e#f$g%h*i?j^k`l{m|n}o~p",
                "\"a b@c\"",
                "\u7528\u6237",
                "\u0645\u062b\u0627\u0644",
                "v\u0131ctim",
                "\u0432\u0430\u0441\u044f",
                "\ud842\udfb7"
            })
    void givenLocalPartThatIsAllowed_whenRegisterAndLogin_thenGood(String local) {
        String email = (local.startsWith("\"") ? "\"" + word + local.substring(1) : word + local) + "@example.com";

        Reply reply = register(email);

        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        assertThat(reply.text("/user/email")).isEqualTo(email);
        assertThat(reply.text("/user/username")).isEqualTo(email);
        assertLogsIn(email, reply.text("/user/id"));
        Reply change =
                api.patch("users/me/", reply.text("/tokens/access"), Map.of("username", email, "first_name", "Anna"));
        assertThat(change.status()).as("%s", change).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {151, 255})
    void givenLongAddress_whenRegisterWithoutUsername_thenCreated(int length) {
        String local = word + "a".repeat(64 - word.length());
        StringBuilder domain = new StringBuilder("b".repeat((length - 70) % 60 + 1));
        while (local.length() + 1 + domain.length() + 4 < length) {
            domain.append('.').append("c".repeat(59));
        }
        String email = local + "@" + domain + ".com";
        assertThat(email).hasSize(length);

        Reply reply = register(email);

        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        assertThat(reply.text("/user/username")).isEqualTo(email);
        assertLogsIn(email, reply.text("/user/id"));
    }

    /** An import does not pass the user profile, nor did accounts of before there was a form. */
    @Test
    void givenAccountWithTheDomainInUnicode_whenSomebodyRegistersTheAddress_thenTaken() {
        KeycloakAdmin.current()
                .send(
                        "POST",
                        TestEnvironment.DEFAULT_REALM + "/partialImport",
                        Map.of(
                                "ifResourceExists",
                                "FAIL",
                                "users",
                                List.of(Map.of("username", word, "email", unicode, "enabled", true))));

        assertInvalid(register(unicode), "email");
        assertInvalid(register(ascii), "email");
    }

    @Test
    void givenSpacesAround_whenRegisterAndLogin_thenTrimmed() {
        String email = word + "@example.com";

        Reply reply = register(" " + email.toUpperCase(Locale.ROOT) + "\u00a0");

        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        assertThat(reply.text("/user/email")).isEqualTo(email);
        assertLogsIn(email + " ", reply.text("/user/id"));
        assertLogsIn("\u3000" + email, reply.text("/user/id"));
        assertArrives(LoginPage.open(shop).submit(Map.of("username", email + "\u00a0", "password", TestUser.PASSWORD)));
    }

    @Test
    void givenDecomposedAddress_whenRegisterAndLogin_thenComposed() {
        Reply reply = register(word + "zoe\u0308@example.com");

        assertThat(reply.text("/user/email")).isEqualTo(word + "zo\u00eb@example.com");
        assertLogsIn(word + "zo\u00eb@example.com", reply.text("/user/id"));
        assertLogsIn(word + "ZOE\u0308@example.com", reply.text("/user/id"));
    }

    @Test
    void givenDomainInUnicode_whenRegistered_thenOneAccountThatEitherFormFinds() {
        Reply reply = register(unicode);

        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        assertThat(reply.text("/user/email")).isEqualTo(ascii);
        assertThat(reply.text("/user/username")).isEqualTo(ascii);
        assertInvalid(register(ascii), "email");
        String id = reply.text("/user/id");
        assertLogsIn(unicode, id);
        assertLogsIn(ascii, id);
        assertLogsIn(unicode.toUpperCase(Locale.ROOT), id);
        assertThat(TestEnvironment.grpc().getUserByEmail(unicode).getId()).isEqualTo(id);
        assertThat(TestEnvironment.grpc().getUserByEmail(ascii).getId()).isEqualTo(id);
        assertArrives(LoginPage.open(shop).submit(Map.of("username", unicode, "password", TestUser.PASSWORD)));
        assertArrives(LoginPage.open(shop).submit(Map.of("username", ascii, "password", TestUser.PASSWORD)));
        Reply list = api.get(
                "users/?search=" + Http.encode(unicode), TestUser.admin().access());
        assertThat(Json.texts(list.json().path("results"), "id")).containsExactly(id);
    }

    @Test
    void givenDomainAsABrowserSendsIt_whenSignedUpOnThePage_thenTheSameAccount() {
        assertArrives(LoginPage.open(shop).follow("registration").submit(signUp(ascii)));

        assertInvalid(register(unicode), "email");
        assertThat(api.login(unicode, TestUser.PASSWORD).text("/user/email")).isEqualTo(ascii);
    }

    @Test
    void givenLocalPartsOnThePage_whenSignedUp_thenGood() {
        String email = word + "o'brien/\u7528\u6237@example.com";

        assertArrives(LoginPage.open(shop).follow("registration").submit(signUp(" " + email)));

        assertThat(api.login(email, TestUser.PASSWORD).text("/user/username")).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200bb@example.com", "\u202eab@example.com", "ab@stra\u00dfe.example", "ab@b_c.example"})
    void givenInvisibleCharacterOrDomainWithoutAsciiForm_whenRegister_thenInvalid(String email) {
        assertInvalid(register(word + email), "email");
    }

    @Test
    void givenProfileThatRefusesTheUsername_whenSignedUpOnThePage_thenErrorAtTheEmail() {
        try (TestRealm realm = TestRealm.create().enable()) {
            ObjectNode profile =
                    (ObjectNode) realm.admin("GET", "users/profile", null).json();
            ((ObjectNode) profile.at("/attributes/0/validations")).putObject("username-prohibited-characters");
            realm.admin("PUT", "users/profile", profile);

            Reply page = LoginPage.open(realm).follow("registration").submit(signUp(word + "o'brien@example.com"));

            assertThat(page.status()).as("%s", page).isEqualTo(200);
            assertThat(page.body()).contains("input-error-email").doesNotContain("input-error-username");
        }
    }

    @Test
    void givenUnknownNameInAnotherForm_whenLogin_thenInvalidCredentials() {
        assertProblem(api.login(" " + unicode, TestUser.PASSWORD), "invalid_credentials");
    }
}
