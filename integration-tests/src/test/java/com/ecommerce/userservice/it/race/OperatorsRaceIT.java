package com.ecommerce.userservice.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.race.RaceTable;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two operators who change different fields of a realm or a client at once both keep theirs. */
@Tag("load")
@WithServer
class OperatorsRaceIT {

    private static final int BOTH = 2;

    @Test
    void givenDifferentFieldsOfARealm_whenChangedAtOnce_thenBothAreKept() {
        try (TestRealm realm = TestRealm.create()) {
            for (int pair = 1; pair <= RaceTable.PAIRS; pair++) {
                Map<String, Integer> one = Map.of("accessTokenLifespan", 300 + pair);
                Map<String, Integer> other = Map.of("ssoSessionIdleTimeout", 1800 + pair);

                Parallel.forEach(List.of(one, other), BOTH, realm::update);

                JsonNode stored = realm.admin().get(realm.name());
                assertThat(stored.path("accessTokenLifespan").intValue()).isEqualTo(300 + pair);
                assertThat(stored.path("ssoSessionIdleTimeout").intValue()).isEqualTo(1800 + pair);
            }
        }
    }

    @Test
    void givenDifferentFieldsOfAClient_whenChangedAtOnce_thenBothAreKept() {
        try (TestRealm realm = TestRealm.create()) {
            TestClient client = TestClient.withoutAudience(realm);
            for (int pair = 1; pair <= RaceTable.PAIRS; pair++) {
                Map<String, String> one = Map.of("clientId", client.clientId(), "name", "name " + pair);
                Map<String, String> other = Map.of("clientId", client.clientId(), "description", "text " + pair);

                Parallel.forEach(
                        List.of(one, other), BOTH, changes -> realm.admin("PUT", "clients/" + client.id(), changes));

                JsonNode stored =
                        realm.admin("GET", "clients/" + client.id(), null).json();
                assertThat(stored.path("name").asText()).isEqualTo("name " + pair);
                assertThat(stored.path("description").asText()).isEqualTo("text " + pair);
            }
        }
    }
}
