package com.ecommerce.userservice.it.support.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An account of the default realm that one test made for itself, and the tokens of its registration or last login. */
public record TestUser(String id, String email, Tokens tokens) {

    public static final String PASSWORD = "violet-Harbour-41";

    /** Returns a word that no other test uses; letters and digits only. */
    public static String uniqueWord() {
        return "it" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    public static String uniqueEmail() {
        return uniqueWord() + "@example.com";
    }

    /** Registers a customer. */
    public static TestUser register() {
        return register(Map.of());
    }

    /** Registers a customer with further fields. */
    public static TestUser register(Map<String, ?> fields) {
        return register(Api.ofDefaultRealm(), fields);
    }

    /** Registers a customer at another server. */
    public static TestUser register(Api api) {
        return register(api, Map.of());
    }

    private static TestUser register(Api api, Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(Map.of("email", uniqueEmail(), "password", PASSWORD));
        body.putAll(fields);
        Reply reply = api.post("auth/register/", body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return of(reply);
    }

    /** Registers a user and lets the operator make it an admin. */
    public static TestUser admin() {
        TestUser user = register();
        KeycloakAdmin.current().addRealmRole(user.id(), "admin");
        return user.login();
    }

    /** Has the operator confirm the address. */
    public TestUser confirmed() {
        KeycloakAdmin.current().updateUser(id, Map.of("emailVerified", true));
        return this;
    }

    /** Logs in again: another session. */
    public TestUser login() {
        Reply reply = Api.ofDefaultRealm().login(email, PASSWORD);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return of(reply);
    }

    public String access() {
        return tokens.access();
    }

    public String refresh() {
        return tokens.refresh();
    }

    /** Reads what a registration or a login answers. */
    public static TestUser of(Reply reply) {
        return new TestUser(
                reply.text("/user/id"),
                reply.text("/user/email"),
                Tokens.of(reply.json().path("tokens")));
    }
}
