package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.StaffUser;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What our providers tell on the page "Server info" of the admin console. */
@Tag("image")
@WithServer
class ServerInfoIT {

    private final KeycloakAdmin admin = KeycloakAdmin.current();

    @Test
    void whenOperatorLooks_thenOptionsAddressServicesAndCachesAreThere() {
        TestUser user = TestUser.register();
        TestEnvironment.grpc().validate(user.access());
        TestEnvironment.grpc().validate(user.access());

        JsonNode providers = admin.request("GET", "/admin/serverinfo", Api.bearer(admin.accessToken()), null)
                .json()
                .path("providers");

        JsonNode server = info(providers, "grpc-server", "default");
        assertThat(server.path("address").asText())
                .endsWith(":" + TestEnvironment.server().grpcPort());
        assertThat(server.path("transport-security").asText()).isEqualTo("plaintext");
        assertThat(server.path("caller-authentication").asText()).isEqualTo("none");
        assertThat(server.path("services").asText())
                .isEqualTo("grpc.health.v1.Health, grpc.reflection.v1.ServerReflection,"
                        + " grpc.reflection.v1alpha.ServerReflection, user.v1.UserService");
        JsonNode options = info(providers, "user-service", "default");
        assertThat(options.path("default-realm").asText()).isEqualTo(TestEnvironment.DEFAULT_REALM);
        assertThat(options.path("account-deletion").asText()).isEqualTo("deactivate");
        assertCache(options, "verified-tokens");
        JsonNode service = info(providers, "grpc-service", "user");
        assertCache(service, "validate-token");
        assertThat(service.path("get-user-entries").asText()).matches("\\d+");
        assertThat(service.path("get-user-by-email-entries").asText()).matches("\\d+");
    }

    @Test
    void whenStaffOfARealmLooks_thenNotHowTheServerIsSetUp() {
        try (TestRealm realm = ShippedRealm.create(Map.of())) {
            for (StaffUser staff : List.of(
                    StaffUser.of(realm, "operators"),
                    StaffUser.of(realm, "auditors"),
                    StaffUser.withRole(realm, "realm-admin"))) {
                Reply reply = admin.request("GET", "/admin/serverinfo", Api.bearer(staff.console()), null);

                assertThat(reply.status()).as("%s", reply).isEqualTo(200);
                assertThat(reply.json().at("/providers/grpc-server/providers").size())
                        .isPositive();
                assertThat(reply.body()).doesNotContain("operationalInfo", "jdbc:", "databaseUrl");
            }
        }
    }

    private static JsonNode info(JsonNode providers, String spi, String provider) {
        return providers.path(spi).path("providers").path(provider).path("operationalInfo");
    }

    private static void assertCache(JsonNode info, String name) {
        assertThat(info.path(name + "-entries").asText()).matches("[1-9]\\d*");
        assertThat(info.path(name + "-hit-rate").asText()).matches("\\d+\\.\\d %");
    }
}
