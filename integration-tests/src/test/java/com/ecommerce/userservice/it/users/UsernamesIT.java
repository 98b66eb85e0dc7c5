package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which usernames and names there are, by every way in. */
@WithServer
class UsernamesIT {

    private final Api api = Api.ofDefaultRealm();
    private final TestRealm shop = new TestRealm(KeycloakAdmin.current(), TestEnvironment.DEFAULT_REALM);
    private final String word = TestUser.uniqueWord();

    private Reply register(Map<String, ?> fields) {
        Map<String, Object> body =
                new HashMap<>(Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
        body.putAll(fields);
        return api.post("auth/register/", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Administrator",
                "root",
                "support",
                "operator",
                "system",
                "service-account-gateway",
                "\uff41dm\u0131n"
            })
    void givenReservedName_whenRegisteredOrChosen_thenInvalid(String username) {
        assertInvalid(register(Map.of("username", username)), "username");
        TestUser user = TestUser.register();
        assertInvalid(api.patch("users/me/", user.access(), Map.of("username", username)), "username");
    }

    @Test
    void givenReservedName_whenChosenInTheAccountConsole_thenRefused() {
        AccountConsole console = AccountConsole.of(shop, TestUser.register());

        assertThat(console.change("username", "support").status()).isEqualTo(400);
    }

    @Test
    void givenReservedName_whenSignedUpOnThePage_thenPageAgain() {
        Reply page = LoginPage.open(shop)
                .follow("registration")
                .submit(Map.of(
                        "username",
                        "service-account-" + word,
                        "email",
                        word + "@example.com",
                        "password",
                        TestUser.PASSWORD,
                        "password-confirm",
                        TestUser.PASSWORD));

        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.body()).contains("input-error-username");
    }

    @Test
    void givenReservedName_whenOperatorGivesIt_thenTakenAndKept() {
        String username = "service-account-" + word;
        String id = KeycloakAdmin.current()
                .createUser(Map.of("username", username, "email", word + "@example.com", "enabled", true));
        KeycloakAdmin.current()
                .send(
                        "PUT",
                        "ecommerce/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", TestUser.PASSWORD));

        Reply login = api.login(username, TestUser.PASSWORD);

        assertThat(login.status()).as("%s", login).isEqualTo(200);
        assertThat(api.patch("users/me/", login.text("/tokens/access"), Map.of("first_name", "Ada"))
                        .text("/username"))
                .isEqualTo(username);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u202e", "\u00ad", "\u200d", "\u034f", "\u0430", "\u03bf"})
    void givenInvisibleCharacterOrLetterOfAnotherScript_whenRegister_thenInvalid(String character) {
        assertInvalid(register(Map.of("username", word + character + "x")), "username");
    }

    @Test
    void givenTakenName_whenRegisteredSoThatItLooksTheSame_thenInvalid() {
        TestUser.register(Map.of("username", "i" + word));

        assertInvalid(register(Map.of("username", "\u0131" + word)), "username");
        assertInvalid(register(Map.of("username", "\u0130" + word)), "username");
        assertInvalid(register(Map.of("username", "\uff49" + word)), "username");
    }

    @Test
    void givenUsername_whenTypedInFullWidth_thenSameAccount() {
        TestUser user = TestUser.register(Map.of("username", "a" + word));

        Reply reply = api.login("\uff21" + word, TestUser.PASSWORD);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.text("/user/id")).isEqualTo(user.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0432\u0430\u0441\u044f", "\u7528\u6237", "\u0645\u062b\u0627\u0644"})
    void givenOtherScript_whenRegister_thenCreated(String username) {
        String digits = word.replaceAll("[^0-9]", "") + System.nanoTime();

        Reply reply = register(Map.of("username", username + digits));

        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        assertThat(reply.text("/user/username")).isEqualTo(username + digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first_name", "last_name"})
    void givenFormatCharacterInAName_whenRegister_thenInvalidUnlessTheScriptNeedsIt(String field) {
        assertInvalid(register(Map.of(field, "An\u200bna")), field);
        assertInvalid(register(Map.of(field, "\u202eannA")), field);
        assertInvalid(register(Map.of(field, "Ann\u200da")), field);

        String persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
        assertThat(register(Map.of(field, persian)).text("/user/" + field)).isEqualTo(persian);
    }
}
