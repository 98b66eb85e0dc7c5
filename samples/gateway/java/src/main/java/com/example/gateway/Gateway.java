package com.example.gateway;

import com.ecommerce.user.v1.TokenResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A gateway that lets through whose access token the user service finds valid; see docs/gateway.md. */
public final class Gateway {

    private static final String BEARER = "Bearer ";
    private static final String CHALLENGE = "WWW-Authenticate";

    private final ObjectMapper json = new ObjectMapper();
    private final UserService users;

    private Gateway(UserService users) {
        this.users = users;
    }

    public static void main(String... arguments) throws IOException {
        Settings settings = Settings.of(System.getenv());
        UserService users = new UserService(settings);
        users.warmUp();
        Gateway gateway = new Gateway(users);
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.port()), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", gateway::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith(BEARER)) {
            exchange.getResponseHeaders().set(CHALLENGE, "Bearer");
            answer(exchange, 401, Map.of("code", "authentication_required"));
            return;
        }
        TokenResponse token;
        try {
            token = users.validate(authorization.substring(BEARER.length()));
        } catch (StatusRuntimeException e) {
            System.err.println("ValidateToken: " + e.getStatus().getCode());
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 503, Map.of("code", "unavailable"));
            return;
        }
        if (token.getValid()) {
            forward(exchange, token);
        } else {
            exchange.getResponseHeaders().set(CHALLENGE, "Bearer error=\"invalid_token\"");
            answer(exchange, 401, Map.of("code", "token_not_valid"));
        }
    }

    /** A gateway sends the request on, with the user in headers; this one answers who it is. */
    private void forward(HttpExchange exchange, TokenResponse token) throws IOException {
        answer(exchange, 200, Map.of("user_id", token.getUserId(), "roles", List.copyOf(token.getRolesList())));
    }

    private void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
