package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class LoginIT {

    private static final String WRONG = "not-the-Password-1";

    private final Api api = Api.ofDefaultRealm();
    private final KeycloakAdmin admin = KeycloakAdmin.current();

    @Nested
    class GivenRightPassword {

        @Test
        void whenByEmail_thenUserAndTokens() {
            TestUser user = TestUser.register();

            Reply reply = api.login(user.email(), TestUser.PASSWORD);

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.fieldNames()).containsExactly("message", "user", "tokens");
            assertThat(reply.text("/message")).isNotBlank();
            JsonNode tokens = reply.json().path("tokens");
            assertThat(Json.fieldNames(tokens))
                    .containsExactly("access", "refresh", "token_type", "expires_in", "refresh_expires_in");
            assertThat(tokens.path("token_type").textValue()).isEqualTo("Bearer");
            assertThat(tokens.path("expires_in").intValue()).isBetween(890, 900);
            assertThat(tokens.path("refresh_expires_in").intValue()).isBetween(604_790, 604_800);
            assertThat(api.me(Tokens.of(tokens).access()).json())
                    .isEqualTo(reply.json().path("user"));
        }

        @Test
        void whenByUsernameOrInUpperCase_thenSameUser() {
            String username = TestUser.uniqueWord();
            TestUser user = TestUser.register(Map.of("username", username));

            for (String name : List.of(
                    username, username.toUpperCase(Locale.ROOT), user.email().toUpperCase(Locale.ROOT))) {
                assertThat(api.login(name, TestUser.PASSWORD).text("/user/id"))
                        .as(name)
                        .isEqualTo(user.id());
            }
        }

        @Test
        void whenByForm_thenLoggedIn() {
            TestUser user = TestUser.register();

            Reply reply = api.postForm("auth/login/", Map.of("email", user.email(), "password", TestUser.PASSWORD));

            assertThat(reply.text("/user/id")).isEqualTo(user.id());
        }

        @Test
        void whenCustomer_thenClaimsOfACustomer() {
            TestUser user = TestUser.register().login();

            assertThat(Tokens.header(user.access()).path("alg").textValue()).isEqualTo("RS256");
            JsonNode claims = Tokens.claims(user.access());
            assertThat(audience(claims)).contains("user-service");
            assertThat(claims.path("typ").textValue()).isEqualTo("Bearer");
            assertThat(claims.path("iss").textValue())
                    .isEqualTo(TestEnvironment.server().url() + "/realms/ecommerce");
            assertThat(claims.path("sub").textValue()).isEqualTo(user.id());
            assertThat(claims.path("user_id").textValue()).isEqualTo(user.id());
            assertThat(claims.path("email").textValue()).isEqualTo(user.email());
            assertThat(claims.path("role").textValue()).isEqualTo("customer");
            assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                    .isEqualTo(900);
        }

        @Test
        void whenAdmin_thenRoleOfAnAdmin() {
            assertThat(Tokens.claims(TestUser.admin().access()).path("role").textValue())
                    .isEqualTo("admin");
        }

        @Test
        void whenOperatorOfDevelopmentMode_thenAdmin() {
            Reply reply = api.login("admin@example.com", "admin123");

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            Tokens tokens = Tokens.of(reply.json().path("tokens"));
            assertThat(api.get("users/", tokens.access()).status()).isEqualTo(200);
        }

        @Test
        void whenRequiredActionIsDue_thenSetupRequired() {
            TestUser user = TestUser.register();
            admin.updateUser(user.id(), Map.of("requiredActions", List.of("UPDATE_PASSWORD", "VERIFY_EMAIL")));

            JsonNode problem = assertProblem(api.login(user.email(), TestUser.PASSWORD), "account_setup_required");

            assertThat(Json.texts(problem.path("required_actions")))
                    .containsExactlyInAnyOrder("UPDATE_PASSWORD", "VERIFY_EMAIL");
        }

        @Test
        void whenRequiredActionIsDueButPasswordIsWrong_thenOnlyInvalidCredentials() {
            TestUser user = TestUser.register();
            admin.updateUser(user.id(), Map.of("requiredActions", List.of("UPDATE_PASSWORD")));

            assertProblem(api.login(user.email(), WRONG), "invalid_credentials");
        }
    }

    @Nested
    class GivenSeveralDevices {

        @Test
        void whenLoginAtTheSameTime_thenEachWaitsForItsTurn() {
            TestUser user = TestUser.register();

            List<Integer> statuses = Parallel.run(
                    3, () -> api.login(user.email(), TestUser.PASSWORD).status());

            assertThat(statuses).containsOnly(200);
        }
    }

    @Nested
    class GivenNoLogin {

        @Test
        void whenUnknownWrongDisabledOrLocked_thenOneAnswer() {
            TestUser active = TestUser.register();
            TestUser disabled = TestUser.register();
            admin.setEnabled(disabled.id(), false);
            TestUser locked = lockedUser();

            Reply wrong = api.login(active.email(), WRONG);

            assertProblem(wrong, "invalid_credentials");
            assertSame(api.login(TestUser.uniqueEmail(), WRONG), wrong);
            assertSame(api.login(TestUser.uniqueWord(), WRONG), wrong);
            assertSame(api.login(disabled.email(), TestUser.PASSWORD), wrong);
            assertSame(api.login(disabled.email(), WRONG), wrong);
            assertSame(api.login(locked.email(), TestUser.PASSWORD), wrong);
            assertSame(api.login(locked.email(), WRONG), wrong);
            assertThat(api.login(active.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void whenLockIsLifted_thenLoggedIn() {
            TestUser locked = lockedUser();

            admin.send("DELETE", "ecommerce/attack-detection/brute-force/users/" + locked.id(), null);

            assertThat(api.login(locked.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void whenFieldsAreMissing_thenEachIsNamed() {
            assertInvalid(api.post("auth/login/", Map.of()), "email", "password");
            assertInvalid(api.post("auth/login/", Map.of("email", "a@example.com")), "password");
            assertInvalid(api.post("auth/login/", Map.of("password", "secret", "email", "")), "email");
        }

        @Test
        void whenInputIsHostile_thenInvalidCredentials() {
            for (String name : List.of("' or 1=1 --", "*", "%", "a".repeat(10_000), "${jndi:ldap://x}", "😀")) {
                assertProblem(api.login(name, "secret"), "invalid_credentials");
            }
            assertProblem(api.login(TestUser.register().email(), "p".repeat(10_000)), "invalid_credentials");
        }

        private TestUser lockedUser() {
            TestUser user = TestUser.register();
            int failures = admin.get("ecommerce").path("failureFactor").intValue();
            for (int i = 0; i < failures; i++) {
                assertProblem(api.login(user.email(), WRONG), "invalid_credentials");
            }
            assertThat(admin.isLocked(user.id())).isTrue();
            return user;
        }
    }

    /** Asserts that nobody can tell the replies apart. */
    private static void assertSame(Reply reply, Reply expected) {
        assertThat(reply.status()).isEqualTo(expected.status());
        assertThat(reply.bytes()).as("%s", reply).isEqualTo(expected.bytes());
        assertThat(headersWithoutDate(reply)).isEqualTo(headersWithoutDate(expected));
    }

    private static Map<String, List<String>> headersWithoutDate(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(reply.headers().map());
        headers.remove("Date");
        return headers;
    }

    private static List<String> audience(JsonNode claims) {
        JsonNode audience = claims.path("aud");
        return audience.isArray() ? Json.texts(audience) : List.of(audience.asText());
    }
}
