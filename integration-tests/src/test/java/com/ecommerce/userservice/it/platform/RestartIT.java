package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithServer
class RestartIT {

    private final Api api = Api.ofDefaultRealm();

    @Test
    void givenUserSessionAndAnAdministratorsDecision_whenServerRestarts_thenAllAreKept() {
        TestUser user = TestUser.register();
        KeycloakAdmin admin = KeycloakAdmin.current();
        admin.send("PUT", "master", Map.of("eventsEnabled", false));

        TestEnvironment.server().restart();
        TestEnvironment.grpc().reconnect();

        assertThat(admin.get("master").path("eventsEnabled").asBoolean()).isFalse();
        admin.send("PUT", "master", Map.of("eventsEnabled", true));
        assertThat(api.me(user.access()).status()).isEqualTo(200);
        TokenValidity.assertValid(user.access());
        assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
        assertThat(user.login().id()).isEqualTo(user.id());
    }
}
