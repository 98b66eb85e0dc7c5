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
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class RegisterIT {

    private static final String RFC_3339_UTC = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final Api api = Api.ofDefaultRealm();

    private Reply register(Map<String, ?> body) {
        return api.post("auth/register/", body);
    }

    private static Map<String, Object> body(String email) {
        return new HashMap<>(Map.of("email", email, "password", TestUser.PASSWORD));
    }

    @Nested
    class GivenGoodFields {

        @Test
        void whenOnlyRequiredOnes_thenWholeUserAndTokens() {
            String email = TestUser.uniqueEmail();

            Reply reply = register(body(email));

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
            assertThat(reply.header("Content-Type")).startsWith("application/json");
            assertThat(reply.fieldNames()).containsExactly("message", "user", "tokens");
            assertThat(reply.text("/message")).isNotBlank();
            JsonNode user = reply.json().path("user");
            assertThat(Json.fieldNames(user))
                    .containsExactly(
                            "id",
                            "email",
                            "username",
                            "first_name",
                            "last_name",
                            "phone_number",
                            "is_active",
                            "is_verified",
                            "date_joined",
                            "updated_at");
            assertThat(user.path("id").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(user.path("email").textValue()).isEqualTo(email);
            assertThat(user.path("username").textValue()).isEqualTo(email);
            assertThat(user.path("first_name").textValue()).isEmpty();
            assertThat(user.path("last_name").textValue()).isEmpty();
            assertThat(user.path("phone_number").textValue()).isEmpty();
            assertThat(user.path("is_active").isBoolean()).isTrue();
            assertThat(user.path("is_active").booleanValue()).isTrue();
            assertThat(user.path("is_verified").isBoolean()).isTrue();
            assertThat(user.path("is_verified").booleanValue()).isFalse();
            assertThat(user.path("date_joined").textValue()).matches(RFC_3339_UTC);
            assertThat(user.path("updated_at").textValue()).matches(RFC_3339_UTC);
            JsonNode tokens = reply.json().path("tokens");
            assertThat(Json.fieldNames(tokens))
                    .containsExactly("access", "refresh", "token_type", "expires_in", "refresh_expires_in");
            assertThat(tokens.path("token_type").textValue()).isEqualTo("Bearer");
            assertThat(tokens.path("expires_in").intValue()).isBetween(890, 900);
            assertThat(tokens.path("refresh_expires_in").intValue()).isBetween(604_790, 604_800);
        }

        @Test
        void whenAllFields_thenAllAreKept() {
            String username = TestUser.uniqueWord();
            Map<String, Object> body = body(TestUser.uniqueEmail());
            body.putAll(Map.of(
                    "password_confirm", TestUser.PASSWORD,
                    "username", username,
                    "first_name", "Zoë",
                    "last_name", "Łukasz-O'Neill",
                    "phone_number", "+1 (555) 010-99.9"));

            Reply reply = register(body);

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
            Reply me = api.me(Tokens.of(reply.json().path("tokens")).access());
            assertThat(me.json()).isEqualTo(reply.json().path("user"));
            assertThat(me.text("/username")).isEqualTo(username);
            assertThat(me.text("/first_name")).isEqualTo("Zoë");
            assertThat(me.text("/last_name")).isEqualTo("Łukasz-O'Neill");
            assertThat(me.text("/phone_number")).isEqualTo("+1 (555) 010-99.9");
        }

        @Test
        void whenForm_thenSameAsJson() {
            String email = TestUser.uniqueEmail();
            Map<String, Object> body = body(email);
            body.put("first_name", "Zoë + Ann");

            Reply reply = api.postForm("auth/register/", body);

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
            assertThat(reply.text("/user/email")).isEqualTo(email);
            assertThat(reply.text("/user/first_name")).isEqualTo("Zoë + Ann");
        }

        @Test
        void whenEmailInUpperCase_thenStoredInLowerCase() {
            String email = TestUser.uniqueEmail();

            Reply reply = register(body(email.toUpperCase(Locale.ROOT)));

            assertThat(reply.text("/user/email")).isEqualTo(email);
            assertThat(reply.text("/user/username")).isEqualTo(email);
        }

        @Test
        void whenTokensAreUsed_thenTheyWorkAtOnce() {
            TestUser user = TestUser.register();

            assertThat(api.me(user.access()).text("/id")).isEqualTo(user.id());
            assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
        }

        @Test
        void whenQuickStartOfTheReplacedService_thenCreated() {
            Reply reply = register(Map.of("email", "test@example.com", "password", "test123"));

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        }
    }

    @Nested
    class GivenTakenNames {

        @Test
        void whenEmailIsTaken_thenInvalidWithoutRegardToCase() {
            TestUser first = TestUser.register();
            Map<String, Object> body = body(first.email().toUpperCase(Locale.ROOT));
            body.put("username", TestUser.uniqueWord());

            assertInvalid(register(body), "email");
        }

        @Test
        void whenUsernameIsTaken_thenInvalidWithoutRegardToCase() {
            String username = TestUser.uniqueWord();
            TestUser.register(Map.of("username", username));
            Map<String, Object> body = body(TestUser.uniqueEmail());
            body.put("username", username.toUpperCase(Locale.ROOT));

            assertInvalid(register(body), "username");
        }

        @Test
        void whenUsernameIsSomebodyElsesAddress_thenInvalidAndTheAddressStaysFree() {
            String victim = TestUser.uniqueEmail();
            Map<String, Object> squatter = body(TestUser.uniqueEmail());
            squatter.put("username", victim);

            assertInvalid(register(squatter), "username");
            assertThat(register(body(victim)).status()).isEqualTo(201);
        }

        @Test
        void whenUsernameIsOwnAddress_thenCreated() {
            String email = TestUser.uniqueEmail();
            Map<String, Object> body = body(email);
            body.put("username", email.toUpperCase(Locale.ROOT));

            assertThat(register(body).text("/user/username")).isEqualTo(email);
        }

        @Test
        void whenTwentyAtOnce_thenExactlyOneIsCreated() {
            String email = TestUser.uniqueEmail();

            List<Integer> statuses =
                    Parallel.run(20, () -> register(body(email)).status());

            assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 400, 409);
            assertThat(api.login(email, TestUser.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Nested
    class GivenNameThatManyChoose {

        /** On H2 those that come second wait for a lock, and in vain if the first one hashes for long. */
        @Test
        void whenSixteenAtOnce_thenTheOthersAreToldSo() {
            String username = TestUser.uniqueWord();

            List<Integer> statuses = Parallel.run(16, () -> {
                Map<String, Object> body = body(TestUser.uniqueEmail());
                body.put("username", username);
                return register(body).status();
            });

            assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 400, 409);
        }
    }

    @Nested
    class GivenRealmSettings {

        @Test
        void whenRegistrationIsClosed_thenRefused() {
            KeycloakAdmin.current()
                    .withRealm(
                            Map.of("registrationAllowed", false),
                            () -> assertProblem(register(body(TestUser.uniqueEmail())), "registration_closed"));

            assertThat(register(body(TestUser.uniqueEmail())).status()).isEqualTo(201);
        }

        @Test
        void whenEmailMustBeVerifiedFirst_thenNoTokensAndMessageSaysSo() {
            KeycloakAdmin.current().withRealm(Map.of("verifyEmail", true), () -> {
                String email = TestUser.uniqueEmail();

                Reply reply = register(body(email));

                assertThat(reply.status()).as("%s", reply).isEqualTo(201);
                assertThat(reply.json().path("tokens").isNull()).isTrue();
                assertThat(reply.text("/message").toLowerCase(Locale.ROOT))
                        .contains("verify")
                        .contains("mail");
                assertThat(Json.texts(assertProblem(api.login(email, TestUser.PASSWORD), "account_setup_required")
                                .path("required_actions")))
                        .containsExactly("VERIFY_EMAIL");
            });
        }
    }
}
