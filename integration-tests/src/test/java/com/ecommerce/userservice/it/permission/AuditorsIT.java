package com.ecommerce.userservice.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members of the shipped realm's group {@code auditors} may see, and that they change nothing. */
@WithServer
class AuditorsIT {

    private static final String SECRET = "quiet-Meadow-29";

    private static TestRealm realm;
    private static StaffUser auditor;

    @BeforeAll
    static void createRealm() {
        realm = ShippedRealm.create(
                Map.of("smtpServer", Map.of("host", "localhost", "from", "shop@example.com", "password", SECRET)));
        auditor = StaffUser.of(realm, "auditors");
    }

    @AfterAll
    static void deleteRealm() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "groups",
                "roles",
                "events",
                "admin-events",
                "events/config",
                "users/profile",
                "authentication/flows",
                "components",
                "keys",
                ""
            })
    void givenAuditor_whenReads_thenShownWithoutSecrets(String what) {
        Reply reply = auditor.send("GET", what, null);

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.body()).doesNotContain(SECRET);
    }

    @Test
    void givenCustomer_whenSeen_thenWithSessionsAndThroughTheUserApi() {
        TestUser customer = realm.register();

        assertThat(auditor.send("GET", "users/" + customer.id() + "/sessions", null)
                        .json())
                .hasSize(1);
        assertThat(realm.api()
                        .get("users/" + customer.id() + "/", auditor.user().access())
                        .status())
                .isEqualTo(200);
        assertThat(realm.api().get("users/", auditor.user().access()).status()).isEqualTo(200);
    }

    @Test
    void givenClients_whenRead_thenRefusedSinceTheirSecretsAreAmongThem() {
        String client =
                realm.admin().client(realm.name(), "user-service").path("id").asText();

        auditor.assertRefused("GET", "clients", null);
        auditor.assertRefused("GET", "clients/" + client + "/client-secret", null);
    }

    @Test
    void givenCustomer_whenChanged_thenRefusedAndNothingHasChanged() {
        TestUser customer = realm.register();
        String user = "users/" + customer.id();
        String email = TestUser.uniqueEmail();
        JsonNode before = realm.admin("GET", user, null).json();

        auditor.assertRefused("PUT", user, Map.of("enabled", false));
        auditor.assertRefused("PUT", user + "/reset-password", Map.of("type", "password", "value", SECRET));
        auditor.assertRefused("PUT", user + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
        auditor.assertRefused("POST", user + "/logout", null);
        auditor.assertRefused("POST", user + "/impersonation", null);
        auditor.assertRefused("DELETE", user, null);
        auditor.assertRefused(
                "DELETE",
                "sessions/" + Tokens.claims(customer.access()).path("sid").asText(),
                null);
        auditor.assertRefused("DELETE", "attack-detection/brute-force/users/" + customer.id(), null);
        auditor.assertRefused("POST", "logout-all", null);
        auditor.assertRefused("POST", "users", Map.of("username", email, "email", email));

        assertThat(realm.admin("GET", user, null).json()).isEqualTo(before);
        realm.tokenValidity().valid(customer.access());
    }

    @Test
    void givenRealmAndOwnRights_whenChanged_thenRefused() {
        String own = "users/" + auditor.user().id();
        String management = "/role-mappings/clients/" + StaffUser.managementId(realm);

        auditor.assertRefused("PUT", "", Map.of("registrationAllowed", false));
        auditor.assertRefused(
                "PUT",
                "components/" + realm.apiSettings().path("id").asText(),
                Map.of("config", Map.of("apiEnabled", List.of("false"))));
        auditor.assertRefused("PUT", own + "/groups/" + StaffUser.groupId(realm, "operators"), null);
        auditor.assertRefused("POST", own + management, StaffUser.roles(realm, "manage-users"));
        auditor.assertRefused("DELETE", "events", null);
        auditor.assertRefused("PUT", own, Map.of("enabled", true));
    }
}
