package com.ecommerce.userservice.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.user.v1.TokenResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** {@code ValidateToken} and Keycloak's introspection, asked about the same access token. */
public final class Agreement {

    private static final String RESOURCE_SERVER = "user-service";

    private Agreement() {}

    /** Asserts that both find the token valid, and returns the gRPC reply. */
    public static TokenResponse assertValid(String accessToken) {
        TokenResponse reply = TestEnvironment.grpc().validate(accessToken);
        assertThat(reply.getValid()).as("ValidateToken: %s", reply).isTrue();
        assertThat(reply.getReason()).isEqualTo(InvalidReason.INVALID_REASON_UNSPECIFIED);
        assertThat(isActive(accessToken)).as("introspection").isTrue();
        return reply;
    }

    /** Asserts that both refuse the token, gRPC for this reason. */
    public static void assertInvalid(String accessToken, InvalidReason reason) {
        assertRefused(accessToken, reason);
        assertThat(isActive(accessToken)).as("introspection").isFalse();
    }

    /** Asserts that gRPC refuses the token for this reason, and says nothing else. */
    public static void assertRefused(String token, InvalidReason reason) {
        assertThat(TestEnvironment.grpc().validate(token))
                .isEqualTo(TokenResponse.newBuilder().setReason(reason).build());
    }

    private static boolean isActive(String accessToken) {
        KeycloakAdmin admin = TestEnvironment.admin();
        String realm = TestEnvironment.DEFAULT_REALM;
        JsonNode client = admin.client(realm, RESOURCE_SERVER);
        String secret = admin.get(realm + "/clients/" + client.path("id").asText() + "/client-secret")
                .path("value")
                .asText();
        String basic =
                Base64.getEncoder().encodeToString((RESOURCE_SERVER + ":" + secret).getBytes(StandardCharsets.UTF_8));
        Reply reply = Http.send(
                "POST",
                TestClient.endpoint("token/introspect"),
                Map.of("Content-Type", Http.FORM, "Authorization", "Basic " + basic),
                Http.form(Map.of("token", accessToken, "token_type_hint", "access_token"))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json().path("active").asBoolean();
    }
}
