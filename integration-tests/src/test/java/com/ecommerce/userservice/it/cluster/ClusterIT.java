package com.ecommerce.userservice.it.cluster;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.MeterNames;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two nodes behind one address, as {@code docker/compose.cluster.yaml} has them. */
@WithCluster
class ClusterIT {

    private static final int CALLS = 20;

    private static final List<String> OF_ADMINISTRATORS = List.of(
            "/admin",
            "/admin/ecommerce/console/",
            "/admin/realms/ecommerce/users",
            "//admin/",
            "/%61dmin/",
            "/Admin/",
            "/admin;x=1/",
            "/admin%2f",
            "/admin%00",
            "/./admin",
            "/x%5cadmin",
            "/realms/master",
            "/realms//master/protocol/openid-connect/token",
            "/realms/%6daster/protocol/openid-connect/token",
            "/realms%2fmaster",
            "/realms/ecommerce/../master",
            "/realms/ecommerce/%2e%2e/master");

    private final Cluster cluster = WithCluster.Starter.cluster();

    @Test
    void givenOneAddress_whenCustomerRegisters_thenTheGatewayIsToldByEitherNode() {
        Api api = cluster.project().api();
        TestUser user = TestUser.register(api);

        assertThat(Tokens.claims(user.access()).path("iss").asText())
                .isEqualTo(cluster.project().url() + "/realms/ecommerce");
        for (int call = 0; call < CALLS; call++) {
            assertThat(api.me(user.access()).status()).isEqualTo(200);
        }
        for (Node node : cluster.nodes()) {
            assertThat(node.grpc().validate(user.access()).getValid())
                    .as("at %s", node.service())
                    .isTrue();
        }
    }

    @Test
    void givenGatewayWithAServiceAccount_whenItAsksTheLoadBalancer_thenBothNodesAreAsked() {
        try (TestRealm realm = cluster.createRealm();
                Gateway gateway = Gateway.connect(cluster, realm)) {
            String token = realm.register().access();
            double[] before =
                    cluster.nodes().stream().mapToDouble(ClusterIT::validations).toArray();

            for (int call = 0; call < CALLS; call++) {
                assertThat(gateway.validate(token).getValid()).isTrue();
            }

            for (int node = 0; node < before.length; node++) {
                double asked = before[node];
                Node current = cluster.nodes().get(node);
                Await.untilAsserted(() -> assertThat(validations(current))
                        .as("validations of %s", current.service())
                        .isGreaterThan(asked));
            }
        }
    }

    private static double validations(Node node) {
        return node.metrics()
                .sum("grpc_server_call_started_total", Map.of("grpc_method", "user.v1.UserService/ValidateToken"));
    }

    @Test
    void givenCallerWhoPretendsToBeAProxy_whenAddressesAreMade_thenTheyAreThoseOfTheService() {
        Map<String, String> forged = Map.of(
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "http",
                "X-Forwarded-Port", "81",
                "X-Forwarded-Prefix", "/evil",
                "Forwarded", "host=evil.example;proto=http");

        Reply reply = Http.send(
                cluster.project().client(),
                "GET",
                cluster.project().url() + "/realms/ecommerce/.well-known/openid-configuration",
                forged,
                null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("evil", ":81");
    }

    @Test
    void givenClientFromOutside_whenAdministrationIsAsked_thenItIsNotThere() {
        cluster.admitAdministrators("192.0.2.0/24");
        try {
            for (String path : OF_ADMINISTRATORS) {
                assertProblem(get(path), "not_found");
            }
            assertThat(get("/realms/ecommerce/.well-known/openid-configuration").status())
                    .isEqualTo(200);
            assertThat(get("/realms/ecommerce/account").status()).isLessThan(400);
        } finally {
            cluster.admitAdministrators(null);
        }
        assertThat(get("/realms/master").status()).isEqualTo(200);
    }

    private Reply get(String path) {
        return Http.send(cluster.project().client(), "GET", cluster.project().url() + path, Map.of(), null);
    }

    @Test
    void givenNoNodeThatAnswers_whenTheLoadBalancerIsAsked_thenItSaysSoInTheShapeOfEach() {
        cluster.pause();
        try {
            Await.untilAsserted(() -> {
                Reply reply = cluster.project().api().get("health/");
                assertProblem(reply, "unavailable");
                assertThat(reply.header("Retry-After")).isNotEmpty();
                StatusRuntimeException refusal = catchThrowableOfType(
                        StatusRuntimeException.class, () -> cluster.grpc().validate("x"));
                assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
                assertThat(refusal.getStatus().getDescription()).isEqualTo("No node of the service can answer.");
            });
        } finally {
            cluster.resume();
            cluster.awaitWhole();
        }
    }

    @Test
    void givenAlertsAndDashboard_whenNodesAreScraped_thenTheMetersOfAClusterAreThere() {
        for (Node node : cluster.nodes()) {
            MetricsPage metrics = node.metrics();
            assertThat(MeterNames.ofCluster())
                    .as("at %s", node.service())
                    .allSatisfy(name ->
                            assertThat(metrics.find(name, Map.of())).as(name).isNotEmpty());
        }
    }
}
