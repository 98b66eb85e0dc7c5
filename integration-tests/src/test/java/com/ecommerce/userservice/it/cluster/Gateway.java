package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An API gateway that validates tokens through the load balancer, with a service account and the standard retry policy of
 * gRPC.
 */
final class Gateway implements AutoCloseable {

    /** As gRPC's documentation of service configs shows it. */
    private static final Map<String, ?> RETRIES = Map.of(
            "methodConfig",
            List.of(Map.of(
                    "name",
                    List.of(Map.of("service", UserServiceGrpc.SERVICE_NAME)),
                    "retryPolicy",
                    Map.of(
                            "maxAttempts",
                            5.0,
                            "initialBackoff",
                            "0.2s",
                            "maxBackoff",
                            "2s",
                            "backoffMultiplier",
                            2.0,
                            "retryableStatusCodes",
                            List.of("UNAVAILABLE")))));

    private static final int DEADLINE_SECONDS = 20;
    private static final String SECRET = "it-secret-of-gateway";

    private final ManagedChannel channel;
    private final UserServiceBlockingStub stub;

    private Gateway(ManagedChannel channel, UserServiceBlockingStub stub) {
        this.channel = channel;
        this.stub = stub;
    }

    /** Makes a service account in a realm that may call gRPC, and connects it. */
    static Gateway connect(Cluster cluster, TestRealm realm) {
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        "localhost",
                        cluster.project().grpcPort(),
                        cluster.project().certificates().grpc())
                .defaultServiceConfig(RETRIES)
                .enableRetry()
                .build();
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-realm", Metadata.ASCII_STRING_MARSHALLER), realm.name());
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + serviceAccountToken(realm));
        return new Gateway(
                channel,
                UserServiceGrpc.newBlockingStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers)));
    }

    private static String serviceAccountToken(TestRealm realm) {
        KeycloakAdmin admin = realm.admin();
        String clientId = TestUser.uniqueWord();
        realm.admin(
                "POST",
                "clients",
                Map.of(
                        "clientId",
                        clientId,
                        "publicClient",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "secret",
                        SECRET,
                        "attributes",
                        Map.of("access.token.lifespan", "14400")));
        String audience = admin.client(realm.name(), "user-service").path("id").asText();
        realm.admin("POST", "clients/" + audience + "/roles", Map.of("name", "grpc-read"));
        JsonNode role = realm.admin("GET", "clients/" + audience + "/roles/grpc-read", null)
                .json();
        String account = realm.admin(
                        "GET",
                        "clients/"
                                + admin.client(realm.name(), clientId)
                                        .path("id")
                                        .asText() + "/service-account-user",
                        null)
                .text("/id");
        realm.admin("POST", "users/" + account + "/role-mappings/clients/" + audience, List.of(role));
        Reply reply = admin.postForm(
                "/realms/" + realm.name() + "/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", SECRET));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.text("/access_token");
    }

    /** Asks about a token; fails with a status only after all attempts. */
    TokenResponse validate(String token) {
        return stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .validateToken(TokenRequest.newBuilder().setToken(token).build());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
