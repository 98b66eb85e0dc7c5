package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.RawHttp;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and methods outside the contract's table, and what is Keycloak's own. */
@Tag("image")
@WithServer
class PathsIT {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> MOUNTS = List.of("/api", "/realms/ecommerce/api");

    private static Reply send(String method, String path) {
        return Http.send(method, TestEnvironment.server().url() + path, Map.of(), null);
    }

    @Nested
    class GivenUnknownPath {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "/",
                    "/nonsense",
                    "/nonsense/",
                    "/auth",
                    "/auth/nonsense/",
                    "/auth/login/nonsense",
                    "/users/me/nonsense",
                    "/users/me/password/nonsense",
                    "/users/00000000-0000-0000-0000-000000000001/nonsense/",
                    "/health/nonsense"
                })
        void whenAnyMethod_thenNotFound(String path) {
            for (String mount : MOUNTS) {
                for (String method : List.of("GET", "POST", "DELETE")) {
                    assertProblem(send(method, mount + path), "not_found");
                }
            }
        }
    }

    @Nested
    class GivenKnownPath {

        @ParameterizedTest
        @CsvSource({
            "/auth/register,POST",
            "/auth/login,POST",
            "/auth/refresh,POST",
            "/auth/logout,POST",
            "/users/me,GET PUT PATCH DELETE",
            "/users/me/password,POST",
            "/users,GET",
            "/users/00000000-0000-0000-0000-000000000001,GET",
            "/health,GET"
        })
        void whenOtherMethod_thenNotAllowedAndAllowNamesTheRightOnes(String path, String allowed) {
            Set<String> right = Set.of(allowed.split(" "));
            for (String mount : MOUNTS) {
                for (String method : METHODS) {
                    if (!right.contains(method)) {
                        assertNotAllowed(send(method, mount + path), right);
                        assertNotAllowed(send(method, mount + path + "/"), right);
                    }
                }
            }
        }

        private static void assertNotAllowed(Reply reply, Set<String> right) {
            assertProblem(reply, "method_not_allowed");
            Set<String> allowed =
                    new TreeSet<>(Arrays.asList(reply.header("Allow").split("\\s*,\\s*")));
            // Both may be named: they follow from the others.
            allowed.removeAll(Set.of("HEAD", "OPTIONS"));
            assertThat(allowed).isEqualTo(new TreeSet<>(right));
        }
    }

    @Nested
    class GivenRequestThatCannotBeRead {

        @ParameterizedTest
        @ValueSource(strings = {"", "Host:\r\n", "Host: a b\r\n", "Host: [::\r\n", "Host: localhost:x\r\n"})
        void whenHostIsMissingOrBroken_thenMalformed(String host) throws IOException {
            for (String mount : MOUNTS) {
                for (String path : List.of("/health/", "/users/me/", "/nonsense")) {
                    Reply reply = RawHttp.send("GET " + mount + path + " HTTP/1.1\r\n" + host, "");

                    assertProblem(reply, "malformed_body");
                    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
                }
                assertProblem(
                        RawHttp.send(
                                "POST " + mount + "/auth/login/ HTTP/1.1\r\nContent-Type: application/json\r\n" + host,
                                "{}"),
                        "malformed_body");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/users/%E4",
                    "/users/\u00e4",
                    "//users/me/",
                    "/users/./me/",
                    "/users/x/../me/",
                    "/users/me;x=y",
                    "/users/%6de/",
                    "/health/?x=%E4"
                })
        void whenPathOrQueryIsNoNormalUtf8_thenMalformed(String path) throws IOException {
            for (String mount : MOUNTS) {
                for (String method : METHODS) {
                    Reply reply = RawHttp.send(
                            method + " " + mount + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n", "");

                    assertProblem(reply, "malformed_body");
                    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
                }
            }
        }

        /** Quarkus refuses such a request before any route; the contract allows an empty body then. */
        @ParameterizedTest
        @ValueSource(strings = {"/users/%zz", "/users/%", "/health/?x=%zz", "/%zz/%00"})
        void whenPercentSignHasNoDigits_thenRefusedWithoutABody(String path) throws IOException {
            Reply reply = RawHttp.send("GET /api" + path + " HTTP/1.1\r\nHost: localhost\r\n", "");

            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.body()).isEmpty();
        }

        @Test
        void whenRealmIsNoNormalUtf8_thenMalformed() throws IOException {
            for (String realm : List.of("%E4", "a;b")) {
                assertProblem(
                        RawHttp.send("GET /realms/" + realm + "/api/health/ HTTP/1.1\r\nHost: localhost\r\n", ""),
                        "malformed_body");
            }
        }

        @Test
        void whenIdIsALineBreak_thenProblem() {
            for (String mount : MOUNTS) {
                assertProblem(send("GET", mount + "/users/%0a"), "authentication_required");
                assertProblem(send("GET", mount + "/users/me/%0a"), "not_found");
            }
        }
    }

    @Nested
    class GivenKeycloaksOwnPaths {

        @Test
        void whenNotNormalized_thenItsOwnAnswer() throws IOException {
            Reply reply =
                    RawHttp.send("GET /realms//ecommerce/account HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n", "");

            assertOAuth2Shape(reply, 400);
        }

        @Test
        void whenDiscovery_thenServed() {
            Reply reply = send("GET", "/realms/ecommerce/.well-known/openid-configuration");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text("/issuer")).isEqualTo(TestEnvironment.server().url() + "/realms/ecommerce");
        }

        @Test
        void whenUnknown_thenItsOwnAnswer() {
            for (String path : List.of("/realms/ecommerce/nonsense", "/realms/no-such-realm/account")) {
                assertOAuth2Shape(send("GET", path), 404);
            }
        }

        @Test
        void whenOtherMethod_thenItsOwnAnswer() {
            assertOAuth2Shape(send("GET", "/realms/ecommerce/protocol/openid-connect/token"), 405);
        }

        @Test
        void whenOtherMediaType_thenItsOwnAnswer() {
            Reply reply = Http.send(
                    "POST",
                    TestEnvironment.server().url() + "/realms/ecommerce/protocol/openid-connect/token",
                    Map.of("Content-Type", "text/plain"),
                    new byte[] {'x'});

            assertThat(reply.status()).isBetween(400, 499);
            assertThat(reply.header("Content-Type")).doesNotContain("problem");
        }

        @Test
        void whenAdminConsole_thenServed() {
            assertThat(send("GET", "/admin/master/console/").status()).isEqualTo(200);
        }

        private static void assertOAuth2Shape(Reply reply, int status) {
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("Content-Type")).startsWith("application/json");
            assertThat(reply.text("/error")).isNotBlank();
            assertThat(reply.json().has("code")).isFalse();
        }
    }
}
