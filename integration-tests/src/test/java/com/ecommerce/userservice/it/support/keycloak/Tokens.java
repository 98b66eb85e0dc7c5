package com.ecommerce.userservice.it.support.keycloak;

import com.ecommerce.userservice.it.support.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An access token and a refresh token, as a client has received them. */
public record Tokens(String access, String refresh) {

    /** Reads the pair from an object of the contract's {@code tokens} shape. */
    public static Tokens of(JsonNode tokens) {
        return new Tokens(tokens.path("access").asText(), tokens.path("refresh").asText());
    }

    /** Reads the pair from a response of Keycloak's token endpoint. */
    public static Tokens ofKeycloak(JsonNode response) {
        return new Tokens(
                response.path("access_token").asText(),
                response.path("refresh_token").asText());
    }

    public static JsonNode header(String token) {
        return part(token, 0);
    }

    public static JsonNode claims(String token) {
        return part(token, 1);
    }

    public String sessionId() {
        return claims(access).path("sid").asText();
    }

    /** Returns the token with another signature of the same length. */
    public static String tampered(String token) {
        int middle = (token.lastIndexOf('.') + token.length()) / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    private static JsonNode part(String token, int index) {
        byte[] decoded = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
        return Json.parse(new String(decoded, StandardCharsets.UTF_8));
    }
}
