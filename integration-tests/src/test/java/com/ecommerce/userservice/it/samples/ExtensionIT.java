package com.ecommerce.userservice.it.samples;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.ServiceAccount;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.ServerSetup;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.example.session.v1.CountSessionsRequest;
import com.example.session.v1.SessionServiceGrpc;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample of {@code docs/extending.md}: a gRPC service that another JAR adds. */
@Tag("samples")
@Tag("nightly")
@WithServer(ServerSetup.EXTENDED)
class ExtensionIT {

    private final String caller = ServiceAccount.create().token();

    private int count(String userId, Map<String, String> metadata) {
        Metadata headers = new Metadata();
        metadata.forEach((key, value) -> headers.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER), value));
        return SessionServiceGrpc.newBlockingStub(TestEnvironment.grpc().channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withWaitForReady()
                .withDeadlineAfter(30, TimeUnit.SECONDS)
                .countSessions(
                        CountSessionsRequest.newBuilder().setUserId(userId).build())
                .getCount();
    }

    private int count(String userId) {
        return count(userId, Map.of("authorization", "Bearer " + caller));
    }

    @Test
    void givenTwoSessions_whenOneEnds_thenOneIsLeft() {
        TestUser user = TestUser.register();
        user.login();
        assertThat(count(user.id())).isEqualTo(2);

        Api.ofDefaultRealm().logout(user.refresh());

        assertThat(count(user.id())).isEqualTo(1);
    }

    @Test
    void givenNobody_whenCounted_thenNotFoundInTheShapeOfTheContract() {
        assertFails(() -> count(UUID.randomUUID().toString()), Status.Code.NOT_FOUND, "not_found");
        assertFails(
                () -> count(
                        TestUser.register().id(),
                        Map.of("authorization", "Bearer " + caller, "x-realm", TestUser.uniqueWord())),
                Status.Code.NOT_FOUND,
                "not_found");
    }

    @Test
    void givenNoProof_whenCalled_thenUnauthenticated() {
        assertFails(
                () -> count(TestUser.register().id(), Map.of()),
                Status.Code.UNAUTHENTICATED,
                "authentication_required");
    }

    @Test
    void whenOperatorLooks_thenServiceAndItsMetersAreThere() {
        count(TestUser.register().id());

        KeycloakAdmin admin = KeycloakAdmin.current();
        assertThat(admin.request("GET", "/admin/serverinfo", Api.bearer(admin.accessToken()), null)
                        .json()
                        .at("/providers/grpc-server/providers/default/operationalInfo/services")
                        .asText())
                .contains("session.v1.SessionService");
        assertThat(MetricsPage.now()
                        .sum(
                                "grpc_server_call_duration_seconds_count",
                                Map.of("grpc_method", "session.v1.SessionService/CountSessions", "grpc_status", "OK")))
                .isPositive();
    }
}
