package com.ecommerce.userservice.it.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.Ports;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.ServiceAccount;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.samples.RunningGateway;
import com.ecommerce.userservice.it.support.server.ServerSetup;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithNode;
import com.ecommerce.userservice.it.support.server.WithServer;
import io.grpc.Status;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The samples of {@code docs/gateway.md}, before the server as in production, and before one that fails. */
@Tag("samples")
@WithNode
@WithServer(ServerSetup.CONFIGURED)
class GatewayIT {

    private static final int MANY = 20;
    private static final String PATIENT = "20000";

    private static ServiceAccount account;

    private final FakeUserService fake = new FakeUserService();

    enum Sample {
        JAVA {
            @Override
            RunningGateway start(Map<String, String> environment) {
                return RunningGateway.java(environment);
            }
        },
        NODE {
            @Override
            RunningGateway start(Map<String, String> environment) {
                return RunningGateway.node(environment);
            }
        };

        abstract RunningGateway start(Map<String, String> environment);
    }

    @BeforeAll
    static void prepare() {
        Command.run(
                        BuildProperty.path("it.project").resolve("samples/gateway/node"),
                        "npm",
                        "ci",
                        "--no-audit",
                        "--no-fund",
                        "--loglevel=error")
                .succeeded();
        account = ServiceAccount.create();
    }

    @AfterEach
    void closeFake() {
        fake.close();
    }

    /** Its deadline is out of the way: a first call may take its time on a busy machine. */
    private RunningGateway beforeFake(Sample sample) {
        return sample.start(Map.of("USER_SERVICE", fake.address(), "DEADLINE_MILLIS", PATIENT));
    }

    private static void assertRefused(Reply reply, String challenge) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo(challenge);
    }

    private static void assertUnavailable(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void givenServerOfProduction_whenAsked_thenOnlyLiveTokensGetThrough(Sample sample) {
        TestUser user = TestUser.register();
        Map<String, String> settings = Map.of(
                "DEADLINE_MILLIS",
                PATIENT,
                "USER_SERVICE",
                "localhost:" + TestEnvironment.server().grpcPort(),
                "TOKEN_URL",
                TestClient.endpoint(TestEnvironment.DEFAULT_REALM, "token"),
                "CLIENT_ID",
                account.clientId(),
                "CLIENT_SECRET",
                account.secret());
        try (RunningGateway gateway = sample.start(settings)) {
            Reply reply = gateway.get(Api.bearer(user.access()));
            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.text("/user_id")).isEqualTo(user.id());
            assertThat(Json.texts(reply.json().path("roles"))).contains("customer");
            assertRefused(gateway.get(Map.of()), "Bearer");
            assertRefused(gateway.get(Api.bearer("garbage")), "Bearer error=\"invalid_token\"");

            Api.ofDefaultRealm().logout(user.refresh());

            assertRefused(gateway.get(Api.bearer(user.access())), "Bearer error=\"invalid_token\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenFailuresThatPass_whenAsked_thenTriedAgainUnseen(Sample sample) {
        try (RunningGateway gateway = beforeFake(sample)) {
            assertThat(gateway.get(Api.bearer("anna")).status()).isEqualTo(200);
            for (Status failure : new Status[] {Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED}) {
                fake.fail(1, failure);
                int before = fake.calls();

                Reply reply = gateway.get(Api.bearer("anna"));

                assertThat(reply.text("/user_id")).as("%s", reply).isEqualTo("anna");
                assertThat(fake.calls() - before).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenFailuresThatStay_whenAsked_thenUnavailableAfterFewAttempts(Sample sample) {
        try (RunningGateway gateway = beforeFake(sample)) {
            fake.fail(Integer.MAX_VALUE, Status.UNAVAILABLE);

            assertUnavailable(gateway.get(Api.bearer("anna")));

            assertThat(fake.calls()).isBetween(2, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenServerThatDoesNotAnswer_whenAsked_thenUnavailableAtTheDeadline(Sample sample) {
        fake.fallSilent();

        try (RunningGateway gateway = sample.start(Map.of("USER_SERVICE", fake.address(), "DEADLINE_MILLIS", "1000"))) {
            assertUnavailable(gateway.get(Api.bearer("anna")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenTokenEndpointThatDoesNotAnswer_whenAsked_thenUnavailableAtTheDeadline(Sample sample) throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                RunningGateway gateway = sample.start(Map.of(
                        "USER_SERVICE",
                        fake.address(),
                        "DEADLINE_MILLIS",
                        "1000",
                        "TOKEN_URL",
                        "http://localhost:" + silent.getLocalPort()))) {
            assertUnavailable(gateway.get(Api.bearer("anna")));
        }

        assertThat(fake.calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void givenNoServer_whenAsked_thenUnavailable(Sample sample) {
        try (RunningGateway gateway = sample.start(Map.of("USER_SERVICE", "localhost:" + Ports.free()))) {
            assertUnavailable(gateway.get(Api.bearer("anna")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenManyRequests_whenAsked_thenOneConnection(Sample sample) {
        try (RunningGateway gateway = beforeFake(sample)) {
            for (int request = 0; request < MANY; request++) {
                assertThat(gateway.get(Api.bearer("anna")).status()).isEqualTo(200);
            }
        }

        assertThat(fake.calls()).isEqualTo(MANY);
        assertThat(fake.connections()).isEqualTo(1);
    }
}
