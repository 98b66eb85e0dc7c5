package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the contract's table, at both addresses, with and without trailing slash, with JSON and with forms. */
@Tag("image")
@WithServer
class RoutesIT {

    private record Style(String mount, String slash, String mediaType) {

        Reply send(String method, String path, String bearer, Map<String, String> fields) {
            Map<String, String> headers = new HashMap<>();
            if (bearer != null) {
                headers.putAll(Api.bearer(bearer));
            }
            byte[] body = null;
            if (fields != null) {
                headers.put("Content-Type", mediaType);
                String text = mediaType.equals(Http.JSON) ? Json.write(fields) : Http.form(fields);
                body = text.getBytes(StandardCharsets.UTF_8);
            }
            return Http.send(method, TestEnvironment.server().url() + mount + path + slash, headers, body);
        }

        Reply succeed(int status, String method, String path, String bearer, Map<String, String> fields) {
            Reply reply = send(method, path, bearer, fields);
            assertThat(reply.status()).as("%s %s: %s", method, path, reply).isEqualTo(status);
            assertThat(reply.header("Content-Type")).startsWith(Http.JSON);
            return reply;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api,                 '/', application/json",
        "/api,                 '',  application/json",
        "/realms/ecommerce/api,'/', application/json",
        "/realms/ecommerce/api,'',  application/json",
        "/api,                 '/', application/x-www-form-urlencoded",
        "/api,                 '',  application/x-www-form-urlencoded",
        "/realms/ecommerce/api,'/', application/x-www-form-urlencoded",
        "/realms/ecommerce/api,'',  application/x-www-form-urlencoded"
    })
    void givenAddressSlashAndMediaType_whenEveryRouteIsCalled_thenEachSucceeds(
            String mount, String slash, String mediaType) {
        Style style = new Style(mount, slash, mediaType);
        String email = TestUser.uniqueEmail();
        Map<String, String> credentials = Map.of("email", email, "password", TestUser.PASSWORD);

        style.succeed(200, "GET", "/health", null, null);
        Reply registered = style.succeed(201, "POST", "/auth/register", null, credentials);
        String id = registered.text("/user/id");
        Reply loggedIn = style.succeed(200, "POST", "/auth/login", null, credentials);
        Reply refreshed =
                style.succeed(200, "POST", "/auth/refresh", null, Map.of("refresh", loggedIn.text("/tokens/refresh")));
        String access = refreshed.text("/access");

        assertThat(style.succeed(200, "GET", "/users/me", access, null).text("/id"))
                .isEqualTo(id);
        assertThat(style.succeed(200, "PUT", "/users/me", access, Map.of("first_name", "Ada", "last_name", "King"))
                        .text("/first_name"))
                .isEqualTo("Ada");
        Reply patched = style.succeed(200, "PATCH", "/users/me", access, Map.of("first_name", "Grace"));
        assertThat(patched.text("/first_name")).isEqualTo("Grace");
        assertThat(patched.text("/last_name")).isEqualTo("King");
        style.succeed(
                200,
                "POST",
                "/users/me/password",
                access,
                Map.of("old_password", TestUser.PASSWORD, "new_password", "amber-Lighthouse-17"));

        assertThat(style.succeed(200, "GET", "/users/me/sessions", access, null)
                        .json()
                        .path("results"))
                .hasSize(1);
        style.succeed(200, "POST", "/users/me/sessions/end-others", access, null);
        String other = style.succeed(
                        200, "POST", "/auth/login", null, Map.of("email", email, "password", "amber-Lighthouse-17"))
                .text("/tokens/access");
        String otherId = Tokens.claims(other).path("sid").asText();
        assertThat(style.send("DELETE", "/users/me/sessions/" + otherId, access, null)
                        .status())
                .isEqualTo(204);

        String admin = TestUser.admin().access();
        assertThat(style.succeed(200, "GET", "/users", admin, null)
                        .json()
                        .path("count")
                        .intValue())
                .isPositive();
        assertThat(style.succeed(200, "GET", "/users/" + id, admin, null).text("/email"))
                .isEqualTo(email);

        style.succeed(200, "POST", "/auth/logout", null, Map.of("refresh", refreshed.text("/refresh")));
        Reply again = style.succeed(
                200, "POST", "/auth/login", null, Map.of("email", email, "password", "amber-Lighthouse-17"));
        style.succeed(200, "DELETE", "/users/me", again.text("/tokens/access"), null);
    }
}
