package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.ServiceAccount;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.ServerSetup;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With tracing on: what a collector gets to see of gRPC calls. And a server without the tabs of the admin console. */
@Tag("nightly")
@WithServer(ServerSetup.EXTENDED)
class TracingIT {

    private static final String CALLER = "00f067aa0ba902b7";

    private final Grpc grpc = TestEnvironment.grpc();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String authorization = "Bearer " + ServiceAccount.create().token();
    private final String traceparent = "00-" + trace + "-" + CALLER + "-01";

    @Test
    void givenTraceOfTheCaller_whenCalled_thenOneSpanBelowTheCallers() {
        TestUser user = TestUser.register();

        grpc.validate(grpc.stubWithTraceparent(traceparent, authorization), user.access());

        Span span = awaitSpanOfCall();
        assertThat(span.getName()).isEqualTo("user.v1.UserService/ValidateToken");
        assertThat(span.getParentSpanId()).isEqualTo(id(CALLER));
        assertThat(attribute(span, "rpc.system")).contains("grpc");
        assertThat(attribute(span, "rpc.service")).contains("user.v1.UserService");
        assertThat(attribute(span, "rpc.method")).contains("ValidateToken");
        assertThat(attribute(span, "rpc.grpc.status_code")).contains("int_value: 0");
        assertThat(spansOfTrace().toString()).doesNotContain(user.access(), user.email());
    }

    @Test
    void givenWorkInTheDatabase_whenCalled_thenItsSpansLieBelowTheCalls() {
        EmailRequest unknown =
                EmailRequest.newBuilder().setEmail(TestUser.uniqueEmail()).build();

        assertFails(
                () -> grpc.stubWithTraceparent(traceparent, authorization).getUserByEmail(unknown),
                Status.Code.NOT_FOUND,
                "not_found");

        Span call = awaitSpanOfCall();
        assertThat(attribute(call, "rpc.grpc.status_code")).contains("int_value: 5");
        Await.untilAsserted(() -> assertThat(spansOfTrace())
                .filteredOn(span -> span.getParentSpanId().equals(call.getSpanId()))
                .extracting(Span::getName)
                .anyMatch(name -> name.startsWith("SELECT")));
    }

    @Test
    void givenNoTab_whenOperatorSetsUpARealm_thenItsSettingsHold() {
        KeycloakAdmin admin = KeycloakAdmin.current();
        JsonNode disabled = admin.request("GET", "/admin/serverinfo", Api.bearer(admin.accessToken()), null)
                .json()
                .at("/profileInfo/disabledFeatures");
        assertThat(Json.texts(disabled)).contains("DECLARATIVE_UI");

        try (TestRealm realm = ShippedRealm.create(Map.of())) {
            assertThat(realm.api().get("health/").status()).isEqualTo(200);

            realm.setApi(Map.of("registrationEnabled", "false"));
            assertProblem(realm.api().post("auth/register/", Map.of()), "registration_closed");

            realm.setApi(Map.of("apiEnabled", "false"));
            assertProblem(realm.api().get("health/"), "not_found");
            assertThat(realm.apiSettings().at("/config/registrationEnabled/0").asText())
                    .isEqualTo("false");
        }
    }

    private Span awaitSpanOfCall() {
        Await.untilAsserted(() -> assertThat(callsOfTrace()).hasSize(1));
        return callsOfTrace().get(0);
    }

    private List<Span> callsOfTrace() {
        return spansOfTrace().stream()
                .filter(span -> span.getKind() == SpanKind.SPAN_KIND_SERVER)
                .toList();
    }

    private List<Span> spansOfTrace() {
        return TestEnvironment.collector().spans().stream()
                .filter(span -> span.getTraceId().equals(id(trace)))
                .toList();
    }

    private static ByteString id(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    /** Returns the value of an attribute in protobuf's text format. */
    private static String attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
