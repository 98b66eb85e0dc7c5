package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class MetricsIT {

    private static final String CALLS = "grpc_server_call_duration_seconds_count";
    private static final String BUCKETS = "grpc_server_call_duration_seconds_bucket";
    private static final String STARTED = "grpc_server_call_started_total";
    private static final String VALIDATIONS = "user_service_token_validations_total";
    private static final String RECALLS = "user_service_recalls_total";
    private static final String VALIDATE_TOKEN = "user.v1.UserService/ValidateToken";

    /** More than the addresses of ours that the test calls. */
    private static final int OWN_ADDRESSES = 10;

    private final Grpc grpc = TestEnvironment.grpc();
    private final TestUser user = TestUser.register();
    private final MetricsPage before = MetricsPage.now();

    @Test
    void givenCalls_whenScraped_thenCountedByMethodAndStatus() {
        grpc.validate(user.access());
        grpc.validate("garbage");
        assertFails(() -> grpc.getUser(UUID.randomUUID().toString()), Status.Code.NOT_FOUND, "not_found");
        HealthGrpc.newBlockingStub(grpc.channel()).check(HealthCheckRequest.getDefaultInstance());

        Await.untilAsserted(() -> {
            assertThat(increase(CALLS, call(VALIDATE_TOKEN, "OK"))).isEqualTo(2);
            assertThat(increase(CALLS, call("user.v1.UserService/GetUser", "NOT_FOUND")))
                    .isEqualTo(1);
            assertThat(increase(CALLS, call("grpc.health.v1.Health/Check", "OK")))
                    .isEqualTo(1);
        });
        assertThat(increase(STARTED, Map.of("grpc_method", VALIDATE_TOKEN))).isEqualTo(2);
    }

    @Test
    void givenInventedMethods_whenScraped_thenOneLabelForAll() {
        callInvented("user.v1.UserService/" + TestUser.uniqueWord());
        callInvented(TestUser.uniqueWord() + ".Service/Method");

        Await.untilAsserted(() ->
                assertThat(increase(CALLS, call("other", "UNIMPLEMENTED"))).isEqualTo(2));
    }

    @Test
    void givenHundredsOfInventedPaths_whenScraped_thenNoneIsALabelAndOursAreStillCounted() {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + user.access());
        List<String> words = Stream.generate(TestUser::uniqueWord).limit(440).toList();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String path = List.of("/api/users/" + word + "/", "/api/" + word, "/" + word, "/realms//" + word)
                    .get(i % 4);
            Http.send(i % 8 < 4 ? "GET" : "OPTIONS", TestEnvironment.server().url() + path, headers, null);
        }

        assertThat(Api.ofDefaultRealm()
                        .post("auth/logout/", Map.of("refresh", "garbage"))
                        .status())
                .isEqualTo(200);
        Await.untilAsserted(
                () -> assertThat(increase("http_server_requests_seconds_count", Map.of("uri", "/api/auth/logout")))
                        .isPositive());
        assertThat(addresses(MetricsPage.now()))
                .hasSizeLessThan(addresses(before).size() + OWN_ADDRESSES)
                .noneMatch(uri -> words.stream().anyMatch(uri::contains))
                .contains("/api/users/{id}", "NOT_FOUND", "UNKNOWN");
    }

    private static Set<String> addresses(MetricsPage page) {
        return page.find("http_server_requests_seconds_count", Map.of()).stream()
                .map(sample -> sample.labels().get("uri"))
                .collect(Collectors.toSet());
    }

    @Test
    void givenCalls_whenScraped_thenBucketsForPercentiles() {
        grpc.validate(user.access());
        Await.untilAsserted(
                () -> assertThat(increase(CALLS, call(VALIDATE_TOKEN, "OK"))).isEqualTo(1));

        MetricsPage metrics = MetricsPage.now();
        List<MetricsPage.Sample> buckets = metrics.find(BUCKETS, call(VALIDATE_TOKEN, "OK"));

        assertThat(buckets)
                .extracting(bucket -> bucket.labels().get("le"))
                .contains("5.0E-5", "0.001", "0.01", "10.0", "+Inf");
        assertThat(buckets).extracting(MetricsPage.Sample::value).isSorted();
        assertThat(buckets.get(buckets.size() - 1).value()).isEqualTo(metrics.sum(CALLS, call(VALIDATE_TOKEN, "OK")));
    }

    @Test
    void givenTokens_whenLookedAt_thenCountedByPurposeAndOutcome() {
        grpc.validate(user.access());
        grpc.validate("garbage");
        grpc.validate(user.tokens().refresh());
        assertThat(Api.ofDefaultRealm().me(user.access()).status()).isEqualTo(200);
        assertThat(Api.ofDefaultRealm().me("garbage").status()).isEqualTo(401);

        assertThat(increase(VALIDATIONS, decision("validate", "valid"))).isEqualTo(1);
        assertThat(increase(VALIDATIONS, Map.of("purpose", "validate"))).isEqualTo(3);
        assertThat(increase(VALIDATIONS, decision("validate", "malformed"))).isEqualTo(1);
        assertThat(increase(VALIDATIONS, decision("authenticate", "valid"))).isEqualTo(1);
        assertThat(increase(VALIDATIONS, decision("authenticate", "malformed"))).isEqualTo(1);
    }

    @Test
    void givenUnchangedUser_whenAskedAgainAndAgain_thenRecalled() {
        for (int i = 0; i < 10; i++) {
            assertThat(grpc.validate(user.access()).getValid()).isTrue();
            grpc.getUser(user.id());
            grpc.getUserByEmail(user.email());
        }

        // The first call learns what the answer rests on, the second gathers the evidence for it.
        for (String question : List.of("validate_token", "get_user", "get_user_by_email")) {
            assertThat(increase(RECALLS, Map.of("cache", question, "result", "recalled")))
                    .as(question)
                    .isEqualTo(8);
            assertThat(increase(RECALLS, Map.of("cache", question, "result", "anew")))
                    .as(question)
                    .isEqualTo(2);
            assertThat(MetricsPage.now().sum("cache_size", Map.of("cache", question)))
                    .as(question)
                    .isPositive();
        }
        assertThat(increase(VALIDATIONS, decision("validate", "valid"))).isEqualTo(10);
        assertThat(increase("cache_gets_total", Map.of("cache", "verified_tokens", "result", "hit")))
                .isEqualTo(1);
        assertThat(MetricsPage.now().sum("cache_size", Map.of("cache", "verified_tokens")))
                .isPositive();
    }

    @Test
    void givenCalls_whenScraped_thenNoLabelHoldsUserData() {
        grpc.validate(user.access());
        grpc.getUser(user.id());
        grpc.getUserByEmail(user.email());

        List<MetricsPage.Sample> ours = MetricsPage.now().samples().stream()
                .filter(sample -> sample.name().startsWith("grpc_server_")
                        || sample.name().startsWith("user_service_"))
                .toList();

        assertThat(ours).isNotEmpty();
        assertThat(ours)
                .allSatisfy(sample -> assertThat(Set.of(
                                "grpc_method",
                                "grpc_status",
                                "le",
                                "purpose",
                                "outcome",
                                "cache",
                                "result",
                                "limit",
                                "state"))
                        .containsAll(sample.labels().keySet()));
        assertThat(ours.toString()).doesNotContain(user.id(), user.email(), user.access());
    }

    private double increase(String name, Map<String, String> labels) {
        return MetricsPage.now().sum(name, labels) - before.sum(name, labels);
    }

    private void callInvented(String fullMethodName) {
        var method = HealthGrpc.getCheckMethod().toBuilder()
                .setFullMethodName(fullMethodName)
                .build();
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        grpc.channel(), method, CallOptions.DEFAULT, HealthCheckRequest.getDefaultInstance()))
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    private static Map<String, String> call(String method, String status) {
        return Map.of("grpc_method", method, "grpc_status", status);
    }

    private static Map<String, String> decision(String purpose, String outcome) {
        return Map.of("purpose", purpose, "outcome", outcome);
    }
}
