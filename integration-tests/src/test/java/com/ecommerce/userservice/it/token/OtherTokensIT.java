package com.ecommerce.userservice.it.token;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_AUDIENCE;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that Keycloak has issued for something else, and what is too large to be one. */
@Tag("image")
@WithServer
class OtherTokensIT {

    private static TestRealm realm;

    private final TokenValidity tokenValidity = realm.tokenValidity();

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    /** Introspection may call them active. */
    @Test
    void givenRefreshIdOrOfflineToken_whenValidated_thenWrongType() {
        TestUser user = realm.register();
        TestClient client = TestClient.create(realm);
        JsonNode online = client.login(user);
        JsonNode offline = client.loginOffline(user);

        tokenValidity.refused(user.refresh(), INVALID_REASON_WRONG_TYPE);
        tokenValidity.refused(online.path("refresh_token").asText(), INVALID_REASON_WRONG_TYPE);
        tokenValidity.refused(online.path("id_token").asText(), INVALID_REASON_WRONG_TYPE);
        tokenValidity.refused(offline.path("refresh_token").asText(), INVALID_REASON_WRONG_TYPE);
        tokenValidity.valid(online.path("access_token").asText());
        tokenValidity.valid(offline.path("access_token").asText());
    }

    @Test
    void givenAccessTokenForOthers_whenValidated_thenAudience() {
        JsonNode tokens = TestClient.withoutAudience(realm).login(realm.register());

        tokenValidity.invalid(tokens.path("access_token").asText(), INVALID_REASON_AUDIENCE);
    }

    @Test
    void givenOneMegabyte_whenValidated_thenEachRefusesAndAnswersOn() {
        TokenHolder holder = TokenHolder.firstParty(realm);
        String large = holder.access() + "A".repeat(1 << 20);

        assertThat(Grpc.statusOf(() -> tokenValidity.validate(large))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertRefused(realm.api().me(large));
        assertRefused(tokenValidity.introspect(large));

        tokenValidity.valid(holder.access());
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isBetween(400, 499);
    }
}
