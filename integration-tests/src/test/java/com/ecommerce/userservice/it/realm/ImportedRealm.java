package com.ecommerce.userservice.it.realm;

import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A realm of one test that Keycloak has imported from the shipped file, and that file under the realm's name.
 *
 * @param content of the file; a test may change it
 */
record ImportedRealm(TestRealm realm, ObjectNode content, Path file) implements AutoCloseable {

    private static final String PROFILE = "org.keycloak.userprofile.UserProfileProvider";

    static ImportedRealm create(Path folder) {
        return create(folder, content -> {});
    }

    /**
     * The same, of a realm that Keycloak has imported from an earlier file.
     *
     * @param earlier makes the earlier file's content out of the present one's
     */
    static ImportedRealm create(Path folder, Consumer<ObjectNode> earlier) {
        ObjectNode content = ShippedRealm.content();
        ObjectNode imported = content.deepCopy();
        earlier.accept(imported);
        TestRealm realm = ShippedRealm.create(imported);
        content.put("realm", realm.name());
        ImportedRealm result = new ImportedRealm(realm, content, folder.resolve(realm.name() + "-realm.json"));
        result.write();
        return result;
    }

    /** Writes the file and returns it. */
    Path write() {
        try {
            return Files.writeString(file, content.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a line of the command's output about this realm. */
    String line(String rest) {
        return "realm " + realm.name() + ": " + rest;
    }

    String summary(String rest) {
        return "Realm " + realm.name() + ": " + rest;
    }

    /** Returns a client in the file. */
    ObjectNode client(String clientId) {
        for (JsonNode client : content.path("clients")) {
            if (client.path("clientId").asText().equals(clientId)) {
                return (ObjectNode) client;
            }
        }
        throw new AssertionError("No client " + clientId);
    }

    /** Returns the user profile in the file, a copy. */
    ObjectNode profile() {
        return (ObjectNode) Json.parse(profileSetting().path(0).asText());
    }

    void setProfile(ObjectNode profile) {
        profileSetting().set(0, profile.toString());
    }

    /** Returns the settings of the API in the file. */
    ObjectNode apiSettings() {
        return (ObjectNode)
                content.path("components").path(TestRealm.TAB_PROVIDER).path(0).path("config");
    }

    /** Returns the administrators' events of the realm, newest first. */
    JsonNode adminEvents() {
        return admin("admin-events?max=200");
    }

    /** Reads something below the realm's admin API. */
    JsonNode admin(String path) {
        return realm.admin("GET", path, null).json();
    }

    JsonNode settings() {
        return KeycloakAdmin.current().get(realm.name());
    }

    private ArrayNode profileSetting() {
        return (ArrayNode)
                content.path("components").path(PROFILE).path(0).path("config").path("kc.user.profile.config");
    }

    @Override
    public void close() {
        realm.close();
    }
}
