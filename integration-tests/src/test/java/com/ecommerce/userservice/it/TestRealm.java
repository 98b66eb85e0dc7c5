package com.ecommerce.userservice.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A tenant that one test made for itself: a realm of Keycloak's defaults that does not enable the API yet. */
public record TestRealm(String name) implements AutoCloseable {

    private static final List<String> CLIENTS = List.of("user-service", "user-service-login");

    public static TestRealm create() {
        String name = TestUser.uniqueWord();
        TestEnvironment.admin().send("POST", "", Map.of("realm", name, "enabled", true, "registrationAllowed", true));
        return new TestRealm(name);
    }

    /** Does what an operator does to serve the realm: user profile and clients of the shipped realm, and the switch. */
    public TestRealm enable() {
        TestEnvironment.admin().send("PUT", name + "/users/profile", shippedUserProfile());
        for (String clientId : CLIENTS) {
            TestEnvironment.admin().send("POST", name + "/clients", shippedClient(clientId));
        }
        setEnabled(true);
        return this;
    }

    public void setEnabled(boolean enabled) {
        TestEnvironment.admin()
                .send("PUT", name, Map.of("attributes", Map.of("user-service.enabled", Boolean.toString(enabled))));
    }

    public Api api() {
        return Api.ofRealm(name);
    }

    /** Registers a customer of this realm. */
    public TestUser register() {
        String email = TestUser.uniqueEmail();
        Reply reply = api().post("auth/register/", Map.of("email", email, "password", TestUser.PASSWORD));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return new TestUser(
                reply.text("/user/id"), email, Tokens.of(reply.json().path("tokens")));
    }

    private static JsonNode shippedUserProfile() {
        return TestEnvironment.admin().get(TestEnvironment.DEFAULT_REALM + "/users/profile");
    }

    private static JsonNode shippedClient(String clientId) {
        ObjectNode client = TestEnvironment.admin()
                .client(TestEnvironment.DEFAULT_REALM, clientId)
                .deepCopy();
        client.remove(List.of("id", "secret", "defaultClientScopes", "optionalClientScopes"));
        client.path("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        return client;
    }

    @Override
    public void close() {
        TestEnvironment.admin().send("DELETE", name, null);
    }
}
