package com.ecommerce.userservice.it.token;

import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_AUDIENCE;
import static com.ecommerce.user.v1.InvalidReason.INVALID_REASON_WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.Agreement;
import com.ecommerce.userservice.it.support.keycloak.Holder;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that Keycloak has issued for something else, and what is too large to be one. */
@WithServer
class OtherTokensIT {

    private static TestRealm realm;

    private final Agreement agreement = realm.agreement();

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

        agreement.refused(user.refresh(), INVALID_REASON_WRONG_TYPE);
        agreement.refused(online.path("refresh_token").asText(), INVALID_REASON_WRONG_TYPE);
        agreement.refused(online.path("id_token").asText(), INVALID_REASON_WRONG_TYPE);
        agreement.refused(offline.path("refresh_token").asText(), INVALID_REASON_WRONG_TYPE);
        agreement.valid(online.path("access_token").asText());
        agreement.valid(offline.path("access_token").asText());
    }

    @Test
    void givenAccessTokenForOthers_whenValidated_thenAudience() {
        JsonNode tokens = TestClient.withoutAudience(realm).login(realm.register());

        agreement.invalid(tokens.path("access_token").asText(), INVALID_REASON_AUDIENCE);
    }

    @Test
    void givenOneMegabyte_whenValidated_thenEachRefusesAndAnswersOn() {
        Holder holder = Holder.firstParty(realm);
        String large = holder.access() + "A".repeat(1 << 20);

        assertThat(Grpc.statusOf(() -> agreement.validate(large))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertRefused(realm.api().me(large));
        assertRefused(agreement.introspect(large));

        agreement.valid(holder.access());
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isBetween(400, 499);
    }
}
