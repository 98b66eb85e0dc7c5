package com.ecommerce.userservice.it.support.keycloak;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The validity of an access token by {@code ValidateToken}, the REST API and Keycloak's introspection, which must agree. */
public final class TokenValidity {

    private static final String RESOURCE_SERVER = "user-service";
    private static final int WARM_UP_CALLS = 5;

    /** Secrets of the resource server by realm; they never change here, and a race cannot wait for two calls. */
    private static final Map<String, String> SECRETS = new ConcurrentHashMap<>();

    private final String realm;

    private TokenValidity(String realm) {
        this.realm = realm;
    }

    public static TokenValidity inRealm(String realm) {
        return new TokenValidity(realm);
    }

    /** Asserts that all three find the token valid in the default realm, and returns the gRPC reply. */
    public static TokenResponse assertValid(String accessToken) {
        return inRealm(TestEnvironment.DEFAULT_REALM).valid(accessToken);
    }

    /** Asserts that all three refuse the token in the default realm, gRPC for one of these reasons. */
    public static void assertInvalid(String accessToken, InvalidReason... reasons) {
        inRealm(TestEnvironment.DEFAULT_REALM).invalid(accessToken, reasons);
    }

    /** Asserts that gRPC refuses the token in the default realm for this reason, and says nothing else. */
    public static void assertRefused(String token, InvalidReason reason) {
        inRealm(TestEnvironment.DEFAULT_REALM).refusedByGrpc(token, reason);
    }

    /** Asserts that all three find the token valid, and returns the gRPC reply. */
    public TokenResponse valid(String accessToken) {
        TokenResponse reply = validate(accessToken);
        assertThat(reply.getValid()).as("ValidateToken: %s", reply).isTrue();
        assertThat(reply.getReason()).isEqualTo(InvalidReason.INVALID_REASON_UNSPECIFIED);
        Reply me = Api.ofRealm(realm).me(accessToken);
        assertThat(me.status()).as("REST: %s", me).isEqualTo(200);
        assertThat(isActive(accessToken)).as("introspection").isTrue();
        return reply;
    }

    /** Asks so often about a valid token that the server remembers of it what it ever will. */
    public void warmUp(String accessToken) {
        for (int call = 0; call < WARM_UP_CALLS; call++) {
            valid(accessToken);
        }
    }

    /** Asserts that all three refuse the token, gRPC for one of these reasons. */
    public void invalid(String token, InvalidReason... reasons) {
        refused(token, reasons);
        assertThat(isActive(token)).as("introspection").isFalse();
    }

    /** Asserts that gRPC and REST refuse the token, gRPC for one of these reasons. */
    public void refused(String token, InvalidReason... reasons) {
        refusedByGrpc(token, reasons);
        assertProblem(Api.ofRealm(realm).me(token), "token_not_valid");
    }

    /** Asserts that gRPC refuses the token for one of these reasons, and says nothing else. */
    public void refusedByGrpc(String token, InvalidReason... reasons) {
        TokenResponse reply = validate(token);
        assertThat(reply.getReason()).as("ValidateToken: %s", reply).isIn((Object[]) reasons);
        assertThat(reply)
                .isEqualTo(
                        TokenResponse.newBuilder().setReason(reply.getReason()).build());
    }

    /** Returns what {@code ValidateToken} answers. */
    public TokenResponse validate(String token) {
        Grpc grpc = TestEnvironment.grpc();
        return grpc.validate(grpc.stub(realm), token);
    }

    /** Returns whether introspection calls the token active. Instead of saying no, it may refuse the request. */
    public boolean isActive(String token) {
        Reply reply = introspect(token);
        assertThat(reply.status()).as("%s", reply).isBetween(200, 499);
        return reply.status() == 200 && reply.json().path("active").asBoolean();
    }

    /** Returns introspection's reply, whatever it is. */
    public Reply introspect(String token) {
        String basic =
                Base64.getEncoder().encodeToString((RESOURCE_SERVER + ":" + secret()).getBytes(StandardCharsets.UTF_8));
        return Http.send(
                "POST",
                TestClient.endpoint(realm, "token/introspect"),
                Map.of("Content-Type", Http.FORM, "Authorization", "Basic " + basic),
                Http.form(Map.of("token", token, "token_type_hint", "access_token"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String secret() {
        return SECRETS.computeIfAbsent(realm, name -> {
            KeycloakAdmin admin = KeycloakAdmin.current();
            JsonNode client = admin.client(name, RESOURCE_SERVER);
            return admin.get(name + "/clients/" + client.path("id").asText() + "/client-secret")
                    .path("value")
                    .asText();
        });
    }
}
