package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users that come from a Django service, in the form of {@code docs/django/export_users.py}. */
@WithServer
class MigratedUserIT {

    private static final int ITERATIONS = 1000;
    private static final int KEY_BITS = 256;
    private static final String SALT = "r4nd0mTextOfDjango";

    private final Api api = Api.ofDefaultRealm();
    private final KeycloakAdmin admin = KeycloakAdmin.current();
    private final String id = UUID.randomUUID().toString();
    private final String email = TestUser.uniqueEmail();

    private void importUser(boolean enabled) {
        importUser(enabled, Map.of());
    }

    private void importUser(boolean enabled, Map<String, ?> changes) {
        Map<String, Object> user = new HashMap<>(Map.of(
                "id",
                id,
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                enabled,
                "createdTimestamp",
                1_600_000_000_000L,
                "attributes",
                Map.of("phone_number", List.of("+49 1")),
                "realmRoles",
                List.of("default-roles-ecommerce", "admin"),
                "credentials",
                List.of(password())));
        user.putAll(changes);
        Reply reply = admin.send(
                "POST", "ecommerce/partialImport", Map.of("ifResourceExists", "SKIP", "users", List.of(user)));
        assertThat(reply.json().path("added").asInt()).as("%s", reply).isEqualTo(1);
    }

    private static Map<String, Object> password() {
        return Map.of(
                "type",
                "password",
                "createdDate",
                1_600_000_000_000L,
                "credentialData",
                Json.write(Map.of("algorithm", "pbkdf2-sha256", "hashIterations", ITERATIONS)),
                "secretData",
                Json.write(Map.of("salt", encoded(SALT.getBytes(StandardCharsets.UTF_8)), "value", djangoHash())));
    }

    /** As Django's {@code PBKDF2PasswordHasher} makes it: the salt is text. */
    private static String djangoHash() {
        try {
            PBEKeySpec key = new PBEKeySpec(
                    TestUser.PASSWORD.toCharArray(), SALT.getBytes(StandardCharsets.UTF_8), ITERATIONS, KEY_BITS);
            return encoded(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String hashAlgorithm() {
        String data = admin.get("ecommerce/users/" + id + "/credentials")
                .at("/0/credentialData")
                .asText();
        return Json.parse(data).path("algorithm").asText();
    }

    @Test
    void givenMovedUser_whenLogin_thenTheSameUserWithTheOldPasswordHashedAnew() {
        importUser(true);
        assertProblem(api.login(email, "not-the-Password-1"), "invalid_credentials");
        assertThat(hashAlgorithm()).isEqualTo("pbkdf2-sha256");

        Reply reply = api.login(email, TestUser.PASSWORD);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.text("/user/id")).isEqualTo(id);
        assertThat(reply.text("/user/phone_number")).isEqualTo("+49 1");
        assertThat(reply.text("/user/date_joined")).isEqualTo("2020-09-13T12:26:40.000Z");
        assertThat(hashAlgorithm()).isEqualTo("argon2");
        String access = reply.text("/tokens/access");
        assertThat(api.get("users/", access).status()).isEqualTo(200);
    }

    @Test
    void givenLaterPassword_whenOperatorSendsTheOldHash_thenItCounts() {
        importUser(true);
        String path = "ecommerce/users/" + id;
        admin.send("PUT", path + "/reset-password", Map.of("type", "password", "value", TestUser.PASSWORD + "-2"));

        admin.send("PUT", path, Map.of("credentials", List.of(password())));

        assertThat(api.login(email, TestUser.PASSWORD).status()).isEqualTo(200);
        assertThat(hashAlgorithm()).isEqualTo("argon2");
    }

    @Test
    void givenMovedInactiveUser_whenLogin_thenRefused() {
        importUser(false);

        assertProblem(api.login(email, TestUser.PASSWORD), "invalid_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'brien", "a/b", "\u7528\u6237", "\u0645\u062b\u0627\u0644"})
    void givenMovedUserWithLocalPartThatIsAllowed_whenLogin_thenGood(String local) {
        importUser(true, Map.of("email", local + email, "username", local + email));

        Reply reply = api.login(local + email, TestUser.PASSWORD);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    @Test
    void givenMovedUserWithCyrillicUsernameAndUnusualNames_whenLogin_thenGood() {
        String username = "\u0432\u0430\u0441\u044f" + System.nanoTime();
        importUser(true, Map.of("username", username, "firstName", "Robert (Bob)", "lastName", "R&D"));

        Reply reply = api.login(username, TestUser.PASSWORD);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.text("/user/last_name")).isEqualTo("R&D");
    }

    @Test
    void givenMovedUserWithDomainInUnicode_whenLoginByWhatIsStored_thenGood() {
        String unicode = TestUser.uniqueWord() + "@m\u00fcnchen.example";
        importUser(true, Map.of("username", unicode, "email", unicode));

        assertThat(api.login(unicode, TestUser.PASSWORD).status()).isEqualTo(200);
        assertThat(TestEnvironment.grpc().getUserByEmail(unicode).getId()).isEqualTo(id);
    }

    @Test
    void givenMovedUserWhosePhoneNumberDoesNotFit_whenLogin_thenToldWhatIsDue() {
        importUser(true, Map.of("attributes", Map.of("phone_number", List.of("030/1234567"))));

        JsonNode problem = assertProblem(api.login(email, TestUser.PASSWORD), "account_setup_required");

        assertThat(Json.texts(problem.path("required_actions"))).containsExactly("VERIFY_PROFILE");
        assertThat(Json.fieldNames(problem.path("errors"))).containsExactly("phone_number");
        assertThat(Json.texts(problem.at("/errors/phone_number")).get(0)).contains("digits");
        assertProblem(api.login(email, "not-the-Password-1"), "invalid_credentials");
    }
}
