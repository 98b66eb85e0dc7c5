package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.server.Database;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import io.grpc.Status;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithServer
class HealthIT {

    private final Api api = Api.ofDefaultRealm();

    @Test
    void givenDatabase_whenHealth_thenHealthy() {
        Reply reply = api.get("health/");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Json.parse("{\"status\": \"healthy\", \"service\": \"user-service\"}"));
    }

    @Nested
    class GivenNoDatabase {

        private final Database database = TestEnvironment.server().database();
        private final TestUser user = TestUser.register();
        private final String unknown = TestUser.uniqueEmail();

        @BeforeEach
        void takeAway() {
            database.takeAway();
        }

        @AfterEach
        void giveBack() {
            database.giveBack();
            Await.untilAsserted(() -> assertThat(api.get("health/").status()).isEqualTo(200));
        }

        @Test
        void whenHealth_thenUnhealthy() {
            Reply reply = api.get("health/");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text("/status")).isEqualTo("unhealthy");
            assertThat(reply.text("/service")).isEqualTo("user-service");
        }

        @Test
        void whenRestIsCalled_thenUnavailableWithRetryAfter() {
            assertUnavailable(api.login(unknown, TestUser.PASSWORD));
            assertUnavailable(api.post("auth/register/", Map.of("email", unknown, "password", TestUser.PASSWORD)));
            assertUnavailable(api.patch("users/me/", user.access(), Map.of("first_name", "Ada")));
            assertUnavailable(api.refresh(user.refresh()));
        }

        @Test
        void whenGrpcIsCalled_thenUnavailable() {
            assertFails(() -> TestEnvironment.grpc().getUserByEmail(unknown), Status.Code.UNAVAILABLE, "unavailable");
        }

        @Test
        void whenItComesBack_thenAllIsWell() {
            assertThat(api.get("health/").status()).isEqualTo(503);

            giveBack();

            assertThat(api.me(user.access()).status()).isEqualTo(200);
            assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
            TestUser loggedIn = user.login();
            TokenValidity.assertValid(loggedIn.access());
            assertThat(TestEnvironment.grpc().getUserByEmail(user.email()).getId())
                    .isEqualTo(user.id());
            TestUser.register();
        }

        private static void assertUnavailable(Reply reply) {
            assertProblem(reply, "unavailable");
            assertThat(reply.header("Retry-After")).matches("\\d+");
        }
    }
}
