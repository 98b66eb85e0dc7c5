package com.ecommerce.userservice.it.support.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tenant that one test made for itself: a realm of Keycloak's defaults that does not enable the API yet. */
public record TestRealm(KeycloakAdmin admin, String name) implements AutoCloseable {

    /** The type of the component that holds the settings of the API. */
    public static final String TAB_PROVIDER = "org.keycloak.services.ui.extend.UiTabProvider";

    private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";
    private static final String API_SETTINGS = "user-api";
    private static final List<String> CLIENTS = List.of("user-service", "user-service-login");

    public static TestRealm create() {
        return create(KeycloakAdmin.current(), Map.of());
    }

    /** Creates and enables a realm whose password hash costs next to nothing, for tests with many logins. */
    public static TestRealm forManyLogins() {
        return forManyLogins(KeycloakAdmin.current());
    }

    /** The same on another server. */
    public static TestRealm forManyLogins(KeycloakAdmin admin) {
        return create(admin, Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)"))
                .enable();
    }

    private static TestRealm create(KeycloakAdmin admin, Map<String, ?> settings) {
        String name = TestUser.uniqueWord();
        Map<String, Object> realm = new HashMap<>(Map.of("realm", name, "enabled", true, "registrationAllowed", true));
        realm.putAll(settings);
        admin.send("POST", "", realm);
        return new TestRealm(admin, name);
    }

    /** Does what an operator does to serve the realm: user profile and clients of the shipped realm, and the switches. */
    public TestRealm enable() {
        admin.send("PUT", name + "/users/profile", shippedUserProfile());
        for (String clientId : CLIENTS) {
            admin.send("POST", name + "/clients", shippedClient(clientId));
        }
        setApi(Map.of("apiEnabled", "true", "sessionsEnabled", "true"));
        return this;
    }

    public void setEnabled(boolean enabled) {
        setApi(Map.of("apiEnabled", Boolean.toString(enabled)));
    }

    /** Lets the operator change some settings of the API. */
    public void setApi(Map<String, String> settings) {
        Map<String, List<String>> values = new HashMap<>();
        settings.forEach((name, value) -> values.put(name, List.of(value)));
        JsonNode present = apiSettings();
        admin(
                present.isMissingNode() ? "POST" : "PUT",
                present.isMissingNode()
                        ? "components"
                        : "components/" + present.path("id").asText(),
                Map.of("providerType", TAB_PROVIDER, "providerId", API_SETTINGS, "config", values));
    }

    /** Returns the component that holds the settings of the API; missing if there is none. */
    public JsonNode apiSettings() {
        for (JsonNode tab : admin.get(name + "/components?type=" + TAB_PROVIDER)) {
            if (tab.path("providerId").asText().equals(API_SETTINGS)) {
                return tab;
            }
        }
        return MissingNode.getInstance();
    }

    /** Lets the operator switch all rate limits off, for tests of production mode with more requests than these admit. */
    public TestRealm withoutLimits() {
        setApi(Map.of(
                "loginLimitPerMinute", "0",
                "registrationLimitPerHour", "0",
                "mailLimitPerMinute", "0",
                "mailLimitPerAccount", "0",
                "confirmLimitPerMinute", "0",
                "exportLimitPerDay", "0"));
        return this;
    }

    /** Lets the operator change some settings. */
    public void update(Map<String, ?> changes) {
        admin.send("PUT", name, changes);
    }

    /** Sends a request below the realm's admin API, asserts that it succeeds and returns the reply. */
    public Reply admin(String method, String path, Object json) {
        return admin.send(method, name + "/" + path, json);
    }

    /** Adds a source of keys, such as {@code rsa-generated}, whose key signs from now on, and returns its id. */
    public String addKey(String providerId, Map<String, String> config) {
        Map<String, List<String>> values = new HashMap<>(Map.of("priority", List.of("200")));
        config.forEach((key, value) -> values.put(key, List.of(value)));
        return KeycloakAdmin.createdId(admin(
                "POST",
                "components",
                Map.of(
                        "name",
                        TestUser.uniqueWord(),
                        "providerId",
                        providerId,
                        "providerType",
                        KEY_PROVIDER,
                        "config",
                        values)));
    }

    /** Changes one setting of the key source that the realm was created with, which signs its tokens. */
    public void updateFirstKey(String setting, String value) {
        ObjectNode key = (ObjectNode) firstKey();
        ((ObjectNode) key.path("config")).putArray(setting).add(value);
        admin("PUT", "components/" + key.path("id").asText(), key);
    }

    /** Deletes the key that the realm was created with. */
    public void deleteFirstKey() {
        admin("DELETE", "components/" + firstKey().path("id").asText(), null);
    }

    private JsonNode firstKey() {
        for (JsonNode key : admin.get(name + "/components?type=" + KEY_PROVIDER)) {
            if (key.path("name").asText().equals("rsa-generated")) {
                return key;
            }
        }
        throw new AssertionError("No generated RSA key in " + name);
    }

    public TokenValidity tokenValidity() {
        return TokenValidity.inRealm(name);
    }

    public Api api() {
        return admin.api(name);
    }

    /** Returns the same realm as another administrator, perhaps of another node, has it. */
    public TestRealm at(KeycloakAdmin other) {
        return new TestRealm(other, name);
    }

    /** Registers a customer of this realm. */
    public TestUser register() {
        String email = TestUser.uniqueEmail();
        Reply reply = api().post("auth/register/", Map.of("email", email, "password", TestUser.PASSWORD));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return user(reply);
    }

    /** Logs in again: another session. */
    public TestUser login(TestUser user) {
        Reply reply = api().login(user.email(), TestUser.PASSWORD);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return user(reply);
    }

    private static TestUser user(Reply reply) {
        return new TestUser(
                reply.text("/user/id"),
                reply.text("/user/email"),
                Tokens.of(reply.json().path("tokens")));
    }

    private JsonNode shippedUserProfile() {
        return admin.get(TestEnvironment.DEFAULT_REALM + "/users/profile");
    }

    private JsonNode shippedClient(String clientId) {
        ObjectNode client =
                admin.client(TestEnvironment.DEFAULT_REALM, clientId).deepCopy();
        client.remove(List.of("id", "secret", "defaultClientScopes", "optionalClientScopes"));
        client.path("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        return client;
    }

    @Override
    public void close() {
        admin.send("DELETE", name, null);
    }
}
