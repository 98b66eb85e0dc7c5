package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header {@code Accept-Language} that cannot be parsed counts as absent. */
@Tag("image")
@WithServer
class AcceptLanguageIT {

    private final Api api = Api.ofDefaultRealm();

    @ParameterizedTest
    @ValueSource(strings = {"de;q=", "de;q", "de;q=2", "de;q=1e3", "de, en;q=x", ";", ",", "de;;q=0.5"})
    void givenMalformed_whenCalled_thenAnsweredAsWithoutIt(String language) {
        TestUser user = TestUser.register();
        Map<String, String> register = Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD);

        assertThat(send("POST", "auth/register/", null, language, register).status())
                .isEqualTo(201);
        assertThat(send("PUT", "users/me/", user, language, Map.of("first_name", "Ada"))
                        .status())
                .isEqualTo(200);
        assertThat(send("PATCH", "users/me/", user, language, Map.of("first_name", "Grace"))
                        .status())
                .isEqualTo(200);
        assertThat(send("GET", "users/me/", user, language, null).status()).isEqualTo(200);
        Map<String, String> passwords =
                Map.of("old_password", TestUser.PASSWORD, "new_password", "amber-Lighthouse-17");
        assertThat(send("POST", "users/me/password/", user, language, passwords).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de;q=", "de;q=2"})
    void givenMalformed_whenFieldsAreWrong_thenSentencesInTheRealmsLanguage(String language) {
        Map<String, String> nothing = Map.of();

        Reply reply = send("POST", "auth/register/", null, language, nothing);

        assertInvalid(reply, "email", "password");
        assertThat(reply.json()).isEqualTo(api.post("auth/register/", nothing).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de;q=", "de;q=2"})
    void givenMalformed_whenSignInPageIsOpened_thenShown(String language) {
        String realm = TestEnvironment.server().url() + "/realms/ecommerce";

        Reply reply = Http.send(
                "GET",
                realm + "/protocol/openid-connect/auth?client_id=account&response_type=code&scope=openid&redirect_uri="
                        + Http.encode(realm + "/account/"),
                Map.of("Accept-Language", language),
                null);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    /** Keycloak's own filter refuses the control characters, and answers with a page. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/users/me", "/realms/ecommerce/api/users/me", "/realms/ecommerce/account"})
    void givenMalformed_whenRefusedBeforeAnyResource_thenBadRequest(String path) {
        Reply reply = Http.send(
                "GET",
                TestEnvironment.server().url() + path + "?kc_locale=%1b",
                Map.of("Accept-Language", "de;q=2", "Accept", "text/html"),
                null);

        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"de, möglich, Bitte ausfüllen", "fr, possible ici, Veuillez remplir", "en, not possible, Please fill"})
    void whenFieldsAreWrong_thenEachSentenceInOneLanguage(String language, String character, String empty) {
        Reply names = send(
                "PATCH",
                "users/me/",
                TestUser.register(),
                language,
                Map.of("first_name", "A<b>", "last_name", "\u202eB", "username", "two words"));
        Reply login = send("POST", "auth/login/", null, language, Map.of());

        assertInvalid(names, "first_name", "last_name", "username");
        assertThat(sentence(names, "first_name")).contains(character, " < ");
        assertThat(sentence(names, "last_name")).contains(character, "U+202E");
        assertThat(sentence(names, "username")).contains(character, "U+0020");
        assertInvalid(login, "email", "password");
        assertThat(sentence(login, "email")).contains(empty);
        assertThat(sentence(login, "password")).contains(empty);
        assertThat(login.json().at("/errors/password"))
                .isEqualTo(send("POST", "auth/register/", null, language, Map.of())
                        .json()
                        .at("/errors/password"));
    }

    private static String sentence(Reply reply, String field) {
        return reply.json().at("/errors/" + field + "/0").textValue();
    }

    private Reply send(String method, String path, TestUser user, String language, Map<String, ?> body) {
        Map<String, String> headers = new HashMap<>(user == null ? Map.of() : Api.bearer(user.access()));
        headers.put("Accept-Language", language);
        return api.send(method, path, headers, body);
    }
}
