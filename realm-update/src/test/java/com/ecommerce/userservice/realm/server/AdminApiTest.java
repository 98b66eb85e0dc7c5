package com.ecommerce.userservice.realm.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.realm.Failure;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminApiTest {

    private final List<String> logins = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{}";
    private int lifeSeconds = 60;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            logins.add(exchange.getRequestURI().getPath().replaceFirst(".*/", "") + " "
                    + form.contains("password=violet"));
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":" + lifeSeconds + "}");
        });
        server.createContext("/admin/realms/", exchange -> answer(exchange, status, body));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private AdminApi api() {
        return new AdminApi(ServerSettings.from(Map.of(
                "USER_SERVICE_ADMIN_URL",
                "http://localhost:" + server.getAddress().getPort(),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                "violet")));
    }

    private void assertFails(int status, String body, String... parts) {
        this.status = status;
        this.body = body;
        assertThatThrownBy(() -> api().get("shop")).isInstanceOf(Failure.class).hasMessageContainingAll(parts);
    }

    @Test
    void givenLivingToken_whenUsedAgain_thenOneLoginAndOneLogout() {
        try (AdminApi api = api()) {
            api.get("shop");
            api.get("shop");
        }

        assertThat(logins).containsExactly("token true", "logout false");
    }

    @Test
    void givenTokenAtItsEnd_whenUsed_thenTheSameSessionGoesOn() {
        lifeSeconds = 0;
        AdminApi api = api();
        api.get("shop");
        api.get("shop");

        assertThat(logins).containsExactly("token true", "token false");
    }

    @Test
    void givenRefusals_whenAsked_thenSentences() {
        assertFails(403, "", "is not permitted", "role admin of the realm master", "realm-admin");
        assertFails(400, "{\"errorMessage\":\"No.\"}", "was refused (HTTP 400, No.)");
        assertFails(400, "{\"errors\":[{\"errorMessage\":\"No.\"}]}", "HTTP 400, No.");
        assertFails(503, "<html>", "failed in the server (HTTP 503)");
        assertFails(200, "<html>", "is not Keycloak's", "USER_SERVICE_ADMIN_URL");
    }

    @Test
    void givenAbsence_whenSearched_thenEmpty() {
        status = 404;

        assertThat(api().find("shop")).isEmpty();
    }

    @Test
    void givenSpecialCharacters_whenInPath_thenEncoded() {
        assertThat(AdminApi.path("a b", "c/d?e")).isEqualTo("a%20b/c%2Fd%3Fe");
    }
}
