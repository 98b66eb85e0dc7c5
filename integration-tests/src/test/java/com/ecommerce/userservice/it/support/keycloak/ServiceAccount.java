package com.ecommerce.userservice.it.support.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A client of the default realm with a service account that may call gRPC, as a gateway has. */
public record ServiceAccount(String clientId, String secret) {

    private static final String REALM = TestEnvironment.DEFAULT_REALM;

    /** Does what an operator does for a gateway. */
    public static ServiceAccount create() {
        KeycloakAdmin admin = KeycloakAdmin.current();
        ServiceAccount created = new ServiceAccount(TestUser.uniqueWord(), TestUser.PASSWORD);
        admin.send(
                "POST",
                REALM + "/clients",
                Map.of(
                        "clientId",
                        created.clientId(),
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "secret",
                        created.secret()));
        String id = admin.client(REALM, created.clientId()).path("id").asText();
        String account = admin.get(REALM + "/clients/" + id + "/service-account-user")
                .path("id")
                .asText();
        String audience = admin.client(REALM, "user-service").path("id").asText();
        JsonNode role = admin.get(REALM + "/clients/" + audience + "/roles/grpc-read");
        admin.send("POST", REALM + "/users/" + account + "/role-mappings/clients/" + audience, List.of(role));
        return created;
    }

    /** Returns a new access token. */
    public String token() {
        Reply reply = Http.postForm(
                TestClient.endpoint(REALM, "token"),
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.text("/access_token");
    }
}
