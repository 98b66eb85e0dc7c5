package com.ecommerce.userservice.it.grpc;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_AUDIENCE;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_CLIENT_DISABLED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_EXPIRED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_MALFORMED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_REVOKED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SESSION_ENDED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_SIGNATURE;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_USER_DISABLED;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_USER_NOT_FOUND;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_WRONG_REALM;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_WRONG_TYPE;
import static com.ecommerce.userservice.it.Agreement.assertInvalid;
import static com.ecommerce.userservice.it.Agreement.assertRefused;
import static com.ecommerce.userservice.it.Agreement.assertValid;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.Api;
import com.ecommerce.userservice.it.Await;
import com.ecommerce.userservice.it.Grpc;
import com.ecommerce.userservice.it.KeycloakAdmin;
import com.ecommerce.userservice.it.TestClient;
import com.ecommerce.userservice.it.TestEnvironment;
import com.ecommerce.userservice.it.TestUser;
import com.ecommerce.userservice.it.Tokens;
import com.ecommerce.userservice.it.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithServer
class ValidateTokenIT {

    private final KeycloakAdmin admin = TestEnvironment.admin();
    private final Grpc grpc = TestEnvironment.grpc();

    @Nested
    class GivenValidToken {

        @Test
        void whenValidated_thenEveryFieldIsSet() {
            TestUser user = TestUser.register(Map.of("username", TestUser.uniqueWord()));
            JsonNode claims = Tokens.claims(user.access());

            TokenResponse reply = assertValid(user.access());

            assertThat(reply.getUserId()).isEqualTo(user.id());
            assertThat(reply.getEmail()).isEqualTo(user.email());
            assertThat(reply.getUsername())
                    .isEqualTo(Api.ofDefaultRealm().me(user.access()).text("/username"));
            assertThat(reply.getRolesList()).contains("customer").isSorted();
            assertThat(reply.getScopesList())
                    .containsExactlyInAnyOrder(claims.path("scope").asText().split(" "));
            assertThat(reply.getClientId()).isEqualTo("user-service-login");
            assertThat(reply.getSessionId())
                    .isEqualTo(user.tokens().sessionId())
                    .isNotEmpty();
            assertThat(reply.getIssuedAt().getSeconds())
                    .isEqualTo(claims.path("iat").longValue());
            assertThat(reply.getExpiresAt().getSeconds())
                    .isEqualTo(claims.path("exp").longValue());
            assertThat(reply.getExpiresAt().getSeconds())
                    .isGreaterThan(Instant.now().getEpochSecond());
        }

        @Test
        void whenUserHasChanged_thenUserAsItIsNow() {
            TestUser user = TestUser.register();
            String username = TestUser.uniqueWord();
            Api.ofDefaultRealm().patch("users/me/", user.access(), Map.of("username", username));
            admin.addRealmRole(user.id(), "admin");

            TokenResponse reply = assertValid(user.access());

            assertThat(reply.getUsername()).isEqualTo(username);
            assertThat(reply.getRolesList()).contains("admin");
        }

        @Test
        void whenOfAnotherClientForUs_thenValid() {
            TestClient client = TestClient.create();

            TokenResponse reply = assertValid(
                    client.login(TestUser.register()).path("access_token").asText());

            assertThat(reply.getClientId()).isEqualTo(client.clientId());
        }

        @Test
        void whenAskedAgain_thenStillValid() {
            TestUser user = TestUser.register();

            assertThat(assertValid(user.access())).isEqualTo(assertValid(user.access()));
        }
    }

    @Nested
    class GivenNoAccessToken {

        @ParameterizedTest
        @ValueSource(strings = {"garbage", "a.b", "a.b.c", "....", "e30.e30.", "Bearer x", "😀"})
        void whenGarbage_thenMalformed(String token) {
            assertRefused(token, INVALID_REASON_MALFORMED);
        }

        @Test
        void whenEmpty_thenInvalidArgument() {
            Grpc.assertFails(() -> grpc.validate(""), Status.Code.INVALID_ARGUMENT, "validation_failed");
        }

        @Test
        void whenHeaderIsNull_thenMalformed() {
            String token = TestUser.register().access();

            // Keycloak's introspection fails on it.
            assertRefused(withPart(token, 0, "null"), INVALID_REASON_MALFORMED);
        }

        @Test
        void whenTampered_thenSignature() {
            assertInvalid(Tokens.tampered(TestUser.register().access()), INVALID_REASON_SIGNATURE);
        }

        @Test
        void whenClaimsAreChanged_thenSignature() {
            String token = TestUser.register().access();
            String admin = Tokens.claims(token).toString().replace("customer", "admin");

            assertInvalid(withPart(token, 1, admin), INVALID_REASON_SIGNATURE);
        }

        @Test
        void whenAlgorithmIsChanged_thenNeverValid() {
            String token = TestUser.register().access();
            for (String algorithm : List.of("none", "None", "HS256", "RS512", "PS256")) {
                String header = Tokens.header(token).toString().replace("RS256", algorithm);
                String forged = withPart(token, 0, header);
                String unsigned = forged.substring(0, forged.lastIndexOf('.') + 1);

                assertThat(grpc.validate(forged).getValid()).as(algorithm).isFalse();
                assertThat(grpc.validate(unsigned).getValid()).as(algorithm).isFalse();
            }
        }

        @Test
        void whenRefreshOrIdToken_thenWrongType() {
            TestUser user = TestUser.register();
            JsonNode tokens = TestClient.create().login(user);

            assertRefused(user.refresh(), INVALID_REASON_WRONG_TYPE);
            assertRefused(tokens.path("refresh_token").asText(), INVALID_REASON_WRONG_TYPE);
            assertRefused(tokens.path("id_token").asText(), INVALID_REASON_WRONG_TYPE);
        }

        @Test
        void whenOfAnotherRealm_thenWrongRealm() {
            assertInvalid(admin.accessToken(), INVALID_REASON_WRONG_REALM);
        }

        @Test
        void whenForAnotherAudience_thenAudience() {
            JsonNode tokens = TestClient.withoutAudience().login(TestUser.register());

            assertInvalid(tokens.path("access_token").asText(), INVALID_REASON_AUDIENCE);
        }

        private static String withPart(String token, int index, String json) {
            String[] parts = token.split("\\.");
            parts[index] =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
            return String.join(".", parts);
        }
    }

    @Nested
    class GivenTokenThatWasValid {

        private final TestUser user = TestUser.register();

        @Test
        void whenItExpires_thenExpired() {
            String token =
                    TestClient.withLifespan(1).login(user).path("access_token").asText();

            Await.untilAsserted(() -> assertInvalid(token, INVALID_REASON_EXPIRED));
        }

        @Test
        void whenOperatorEndsTheSession_thenSessionEnded() {
            assertValid(user.access());

            admin.send("DELETE", "ecommerce/sessions/" + user.tokens().sessionId(), null);

            assertInvalid(user.access(), INVALID_REASON_SESSION_ENDED);
        }

        @Test
        void whenOperatorLogsTheUserOut_thenInvalid() {
            assertValid(user.access());

            admin.send("POST", "ecommerce/users/" + user.id() + "/logout", null);

            TokenResponse reply = grpc.validate(user.access());
            assertThat(reply.getReason()).isIn(INVALID_REASON_SESSION_ENDED, INVALID_REASON_REVOKED);
            assertInvalid(user.access(), reply.getReason());
        }

        @Test
        void whenOperatorDisablesTheUser_thenUserDisabledAtOnce() {
            assertValid(user.access());

            admin.setEnabled(user.id(), false);

            assertInvalid(user.access(), INVALID_REASON_USER_DISABLED);
        }

        @Test
        void whenOperatorDeletesTheUser_thenInvalid() {
            assertValid(user.access());

            admin.deleteUser(user.id());

            TokenResponse reply = grpc.validate(user.access());
            assertThat(reply.getReason()).isIn(INVALID_REASON_USER_NOT_FOUND, INVALID_REASON_SESSION_ENDED);
            assertInvalid(user.access(), reply.getReason());
        }

        @Test
        void whenOperatorDisablesOrDeletesTheClient_thenClientDisabled() {
            TestClient disabled = TestClient.create();
            TestClient deleted = TestClient.create();
            String first = disabled.login(user).path("access_token").asText();
            String second = deleted.login(user).path("access_token").asText();
            assertValid(first);
            assertValid(second);

            disabled.disable();
            deleted.delete();

            assertInvalid(first, INVALID_REASON_CLIENT_DISABLED);
            assertInvalid(second, INVALID_REASON_CLIENT_DISABLED);
        }

        @Test
        void whenClientRevokesIt_thenRevoked() {
            TestClient client = TestClient.create();
            String token = client.login(user).path("access_token").asText();
            assertValid(token);

            client.revoke(token);

            assertInvalid(token, INVALID_REASON_REVOKED);
            assertValid(user.access());
        }

        @Test
        void whenOperatorPushesNotBefore_thenRevoked() {
            TestClient client = TestClient.create();
            String token = client.login(user).path("access_token").asText();
            long notBefore = Instant.now().getEpochSecond() + 1;

            admin.send("PUT", "ecommerce/clients/" + client.id(), Map.of("notBefore", notBefore));

            assertInvalid(token, INVALID_REASON_REVOKED);
        }
    }
}
