package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithServer
class CorsIT {

    private static final String SHOP = "https://shop.example.org";
    private static final String FOREIGN = "https://evil.example.net";

    private static JsonNode client;

    private final Api api = Api.ofDefaultRealm();

    @BeforeAll
    static void allowShop() {
        client = KeycloakAdmin.current().client("ecommerce", "user-service-login");
        setWebOrigins(List.of(SHOP));
    }

    @AfterAll
    static void restore() {
        setWebOrigins(client.path("webOrigins"));
    }

    private static void setWebOrigins(Object origins) {
        KeycloakAdmin admin = KeycloakAdmin.current();
        admin.send("PUT", "ecommerce/clients/" + client.path("id").asText(), Map.of("webOrigins", origins));
    }

    @Nested
    class GivenPreflight {

        @ParameterizedTest
        @CsvSource({
            "auth/login/,POST",
            "auth/register,POST",
            "users/me/,GET",
            "users/me/,PUT",
            "users/me,PATCH",
            "users/me/,DELETE",
            "users/me/password/,POST",
            "users/,GET",
            "users/00000000-0000-0000-0000-000000000001/,GET"
        })
        void whenAllowedOrigin_thenMethodAndHeadersAreAllowed(String path, String method) {
            Reply reply = preflight(path, method, SHOP);

            assertThat(reply.status()).as("%s", reply).isBetween(200, 204);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
            assertThat(reply.header("Access-Control-Allow-Methods")).contains(method);
            assertThat(String.join(", ", reply.headers().allValues("Access-Control-Allow-Headers"))
                            .toLowerCase()
                            .split("\\s*,\\s*"))
                    .contains(
                            "authorization",
                            "content-type",
                            "traceparent",
                            "tracestate",
                            "x-request-id",
                            "idempotency-key",
                            "x-device-token");
        }

        @Test
        void whenForeignOrigin_thenNothingIsAllowed() {
            assertNoCors(preflight("users/me/", "GET", FOREIGN));
            assertNoCors(preflight("auth/login/", "POST", "null"));
        }

        private Reply preflight(String path, String method, String origin) {
            return api.send(
                    "OPTIONS",
                    path,
                    Map.of(
                            "Origin", origin,
                            "Access-Control-Request-Method", method,
                            "Access-Control-Request-Headers", "authorization,content-type"),
                    null);
        }
    }

    @Nested
    class GivenRequest {

        @Test
        void whenAllowedOrigin_thenReadable() {
            TestUser user = TestUser.register();

            Reply reply = me(user.access(), SHOP);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        }

        @Test
        void whenAllowedOriginAndError_thenReadableToo() {
            Reply refused = me("garbage", SHOP);
            Reply login = api.send(
                    "POST",
                    "auth/login/",
                    Map.of("Origin", SHOP),
                    Map.of("email", TestUser.uniqueEmail(), "password", "secret"));
            Reply unknown = api.send("GET", "nonsense/", Map.of("Origin", SHOP), null);

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
            assertThat(login.status()).isEqualTo(401);
            assertThat(login.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "users/%0a",
                    "users/%E4",
                    "users//me",
                    "users/./me/",
                    "users/me;x=y",
                    "health/?x=%00",
                    "health/?x=%E4",
                    "nonsense/%0a/"
                })
        void whenRefusedBeforeAnyResource_thenReadableAndNotKept(String path) {
            for (Api mount : List.of(api, Api.ofRealm("ecommerce"))) {
                for (Map<String, String> headers : List.of(
                        Map.of("Origin", SHOP),
                        Map.of("Origin", SHOP, "Content-Type", "broken"),
                        Map.of("Origin", SHOP, "Content-Type", "a/b; c=\""))) {
                    Reply reply = mount.send("GET", path, headers, null);

                    assertThat(reply.status()).as("%s", reply).isBetween(400, 404);
                    assertThat(reply.header("Content-Type")).as("%s", reply).startsWith("application/problem+json");
                    assertThat(reply.header("Access-Control-Allow-Origin"))
                            .as("%s", reply)
                            .isEqualTo(SHOP);
                    assertThat(reply.header("Cache-Control")).as("%s", reply).isEqualTo("no-store");
                }
            }
        }

        @Test
        void whenForeignOrigin_thenNotReadable() {
            TestUser user = TestUser.register();

            assertNoCors(me(user.access(), FOREIGN));
            assertNoCors(me("garbage", FOREIGN));
        }

        @Test
        void whenNoOrigin_thenNoHeaders() {
            assertNoCors(api.me(TestUser.register().access()));
        }

        private Reply me(String token, String origin) {
            Map<String, String> headers = new HashMap<>(Api.bearer(token));
            headers.put("Origin", origin);
            return api.send("GET", "users/me/", headers, null);
        }
    }

    private static void assertNoCors(Reply reply) {
        assertThat(reply.headers().map().keySet())
                .noneSatisfy(name -> assertThat(name.toLowerCase()).startsWith("access-control-"));
    }
}
