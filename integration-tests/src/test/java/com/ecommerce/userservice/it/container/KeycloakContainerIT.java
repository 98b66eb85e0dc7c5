package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.support.docker.BuiltImage;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.images.PullPolicy;

/** The image in the library that others start Keycloak with in their own tests. */
@Tag("nightly")
@WithImage
class KeycloakContainerIT {

    private static final int GRPC_PORT = 50051;

    @Test
    void givenTestsOfAShop_whenKeycloakContainerRunsTheImage_thenRestAndGrpcWorkThroughMappedPorts() {
        try (KeycloakContainer server = server()) {
            server.start();
            Reply registered = Api.ofDefaultRealmAt(server.getAuthServerUrl(), Http.client())
                    .post("auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
            assertThat(registered.status()).as("%s", registered).isEqualTo(201);

            try (Grpc grpc = new Grpc(server.getHost(), server.getMappedPort(GRPC_PORT))) {
                TokenResponse token = grpc.validate(registered.text("/tokens/access"));

                assertThat(token.getValid()).isTrue();
                assertThat(token.getUserId()).isEqualTo(registered.text("/user/id"));
            }
        }
    }

    private static KeycloakContainer server() {
        KeycloakContainer server = new KeycloakContainer(BuiltImage.name())
                // The library (4.2) maps Keycloak's own default, and no other.
                .withEnv("KC_HTTP_PORT", "8080")
                // The library pulls what is older than a day; this image is in no registry.
                .withImagePullPolicy(PullPolicy.defaultPolicy());
        server.addExposedPort(GRPC_PORT);
        return server;
    }
}
