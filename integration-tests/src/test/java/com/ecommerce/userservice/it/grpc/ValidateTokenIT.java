package com.ecommerce.userservice.it.grpc;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_MALFORMED;
import static com.ecommerce.userservice.it.support.keycloak.TokenValidity.assertRefused;
import static com.ecommerce.userservice.it.support.keycloak.TokenValidity.assertValid;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("image")
@WithServer
class ValidateTokenIT {

    private final KeycloakAdmin admin = KeycloakAdmin.current();
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

        private static String withPart(String token, int index, String json) {
            String[] parts = token.split("\\.");
            parts[index] =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
            return String.join(".", parts);
        }
    }
}
