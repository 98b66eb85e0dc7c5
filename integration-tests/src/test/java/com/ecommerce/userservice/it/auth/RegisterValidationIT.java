package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("image")
@WithServer
class RegisterValidationIT {

    private final Api api = Api.ofDefaultRealm();

    private Reply register(Map<String, ?> changes) {
        Map<String, Object> body =
                new HashMap<>(Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
        body.putAll(changes);
        return api.post("auth/register/", body);
    }

    /** Returns a valid address of exactly that many characters, the local part at its limit of 64. */
    private static String email(int length) {
        String word = TestUser.uniqueWord();
        String local = word + "a".repeat(64 - word.length());
        StringBuilder domain = new StringBuilder();
        while (local.length() + 1 + domain.length() + 60 + 4 < length) {
            domain.append("b".repeat(59)).append('.');
        }
        String end = ".com";
        domain.append("c".repeat(length - local.length() - 1 - domain.length() - end.length()));
        return local + "@" + domain + end;
    }

    @Nested
    class GivenLengths {

        @Test
        void whenExactlyAtTheLimit_thenCreated() {
            String email = email(255);
            String word = TestUser.uniqueWord();
            String username = word + "u".repeat(150 - word.length());

            Reply reply = register(Map.of(
                    "email", email,
                    "username", username,
                    "first_name", "é".repeat(150),
                    "last_name", "ß".repeat(150),
                    "phone_number", "0".repeat(20)));

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
            assertThat(reply.text("/user/email")).isEqualTo(email).hasSize(255);
            assertThat(reply.text("/user/username")).isEqualTo(username);
            assertThat(reply.text("/user/first_name")).isEqualTo("é".repeat(150));
        }

        @ParameterizedTest
        @ValueSource(strings = {"first_name", "last_name"})
        void whenCharactersTakeTwoUnits_thenEachCountsOnce(String field) {
            String name = "\ud83d\ude42".repeat(100);

            Reply reply = register(Map.of(field, name + "x".repeat(50)));

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
            assertThat(reply.text("/user/" + field)).isEqualTo(name + "x".repeat(50));
            assertInvalid(register(Map.of(field, name + "x".repeat(51))), field);
        }

        /** H2 counts UTF-16 units in its columns, PostgreSQL code points. */
        @Test
        void whenLongerThanTheColumn_thenNoInternalError() {
            String name = "\ud83d\ude42".repeat(150);

            Reply reply = register(Map.of("first_name", name));

            assertThat(reply.status()).as("%s", reply).isIn(201, 400);
        }

        @Test
        void whenEmailIsOneLonger_thenInvalid() {
            assertInvalid(register(Map.of("email", email(256), "username", TestUser.uniqueWord())), "email");
        }

        @ParameterizedTest
        @CsvSource({"username,151", "first_name,151", "last_name,151", "phone_number,21"})
        void whenOneLonger_thenInvalid(String field, int length) {
            assertInvalid(register(Map.of(field, "1".repeat(length))), field);
        }
    }

    @Nested
    class GivenWrongFields {

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "nobody", "nobody@", "@example.com", "a b@example.com", "a@b@example.com"})
        void whenEmailIsNone_thenInvalid(String email) {
            assertInvalid(register(Map.of("email", email, "username", TestUser.uniqueWord())), "email");
        }

        @ParameterizedTest
        @ValueSource(strings = {"12a", "555*0100", "#31#", "١٢٣"})
        void whenPhoneNumberHasOtherCharacters_thenInvalid(String phoneNumber) {
            assertInvalid(register(Map.of("phone_number", phoneNumber)), "phone_number");
        }

        @ParameterizedTest
        @ValueSource(strings = {"first_name", "last_name", "phone_number", "username"})
        void whenNulOrControlCharacter_thenInvalid(String field) {
            assertInvalid(register(Map.of(field, "1\u00002")), field);
            assertInvalid(register(Map.of(field, "1\u00072")), field);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "<script>", "a\"b", "a/b"})
        void whenUsernameHasForbiddenCharacters_thenInvalid(String username) {
            assertInvalid(register(Map.of("username", username)), "username");
        }

        @Test
        void whenConfirmationDiffers_thenInvalid() {
            assertInvalid(register(Map.of("password_confirm", TestUser.PASSWORD + "x")), "password_confirm");
        }

        @Test
        void whenPasswordIsTooShort_thenInvalid() {
            assertInvalid(register(Map.of("password", "abc12")), "password");
        }

        @Test
        void whenPasswordIsTheEmail_thenInvalid() {
            String email = TestUser.uniqueEmail();

            assertInvalid(register(Map.of("email", email, "password", email)), "password");
        }

        @Test
        void whenPasswordIsTheUsername_thenInvalid() {
            String username = TestUser.uniqueWord();

            assertInvalid(register(Map.of("username", username, "password", username)), "password");
        }

        @Test
        void whenSeveralAreWrong_thenAllAreNamedAtOnce() {
            Reply reply = register(Map.of(
                    "email", "nobody",
                    "username", "<>",
                    "password", "abc",
                    "password_confirm", "abd",
                    "first_name", "x".repeat(151),
                    "last_name", "<b>",
                    "phone_number", "call me"));

            assertInvalid(
                    reply,
                    "email",
                    "username",
                    "password",
                    "password_confirm",
                    "first_name",
                    "last_name",
                    "phone_number");
        }

        @Test
        void whenRequiredOnesAreMissing_thenBothAreNamed() {
            JsonNode errors = api.post("auth/register/", Map.of("first_name", "Ada"))
                    .json()
                    .path("errors");

            assertThat(Json.fieldNames(errors)).contains("email", "password");
        }

        @Test
        void whenTypesAreWrong_thenInvalid() {
            assertInvalid(register(Map.of("email", 5, "first_name", List.of("Ada"))), "email", "first_name");
        }
    }

    @Test
    void givenFieldsOfAnOperator_whenRegister_thenNoPrivilege() {
        String id = "00000000-0000-0000-0000-000000000001";
        Map<String, Object> fields = new HashMap<>(Map.of(
                "id",
                id,
                "is_active",
                false,
                "is_verified",
                true,
                "is_staff",
                true,
                "is_superuser",
                true,
                "role",
                "admin",
                "realmRoles",
                List.of("admin"),
                "groups",
                List.of("admins"),
                "emailVerified",
                true,
                "requiredActions",
                List.of("UPDATE_PASSWORD")));
        fields.put("attributes", Map.of("phone_number", "1"));
        fields.put("date_joined", "2001-01-01T00:00:00Z");

        Reply reply = register(fields);

        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        String created = reply.text("/user/id");
        assertThat(created).isNotEqualTo(id);
        assertThat(reply.json().at("/user/is_active").booleanValue()).isTrue();
        assertThat(reply.json().at("/user/is_verified").booleanValue()).isFalse();
        assertThat(reply.text("/user/phone_number")).isEmpty();
        assertThat(reply.text("/user/date_joined")).doesNotStartWith("2001");
        JsonNode user = KeycloakAdmin.current().user(created);
        assertThat(user.path("emailVerified").booleanValue()).isFalse();
        assertThat(user.path("requiredActions")).isEmpty();
        String path = TestEnvironment.DEFAULT_REALM + "/users/" + created;
        assertThat(Json.texts(KeycloakAdmin.current().get(path + "/role-mappings/realm"), "name"))
                .doesNotContain("admin");
        assertThat(KeycloakAdmin.current().get(path + "/groups")).isEmpty();
        assertThat(api.get("users/", reply.json().at("/tokens/access").asText()).status())
                .isEqualTo(403);
    }
}
