package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docker/compose.proxy.yaml}; the test is the proxy. */
@WithImage
class BehindProxyIT {

    private static final String HOSTNAME = "https://users.shop.example";
    private static final Map<String, String> FORWARDED = Map.of(
            "X-Forwarded-For", "203.0.113.7",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "users.shop.example",
            "X-Forwarded-Port", "443");

    private static ComposeProject project;

    @BeforeAll
    static void start() {
        project = ComposeProject.behindProxy(HOSTNAME);
        project.up();
    }

    @AfterAll
    static void remove() {
        project.close();
    }

    @Test
    void givenProxy_whenCustomerRegisters_thenTokensAreOfThePublicAddressAndGrpcTakesThem() {
        Api api = project.api();
        Reply reply = api.send(
                "POST",
                "auth/register/",
                FORWARDED,
                Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        TestUser user = TestUser.of(reply);
        String gateway = new OperatingGuide(project).serviceAccountToken("gateway");
        Grpc grpc = project.grpcInPlaintext();

        assertThat(Tokens.claims(user.access()).path("iss").asText()).isEqualTo(HOSTNAME + "/realms/ecommerce");
        assertThat(grpc.validate(grpc.stubWithAuthorization("Bearer " + gateway), user.access())
                        .getValid())
                .isTrue();
    }

    @Test
    void givenProxy_whenPublished_thenOnThisMachineOnly() {
        assertThat(project.inspect("{{json .HostConfig.PortBindings}}")).doesNotContain("\"HostIp\":\"\"", "0.0.0.0");
    }

    @Test
    void givenProxy_whenConsoleIsOpened_thenItIsAtThePublicAddress() {
        Reply reply =
                Http.send("GET", project.url() + "/realms/ecommerce/.well-known/openid-configuration", FORWARDED, null);

        assertThat(reply.text("/token_endpoint")).startsWith(HOSTNAME + "/");
    }
}
