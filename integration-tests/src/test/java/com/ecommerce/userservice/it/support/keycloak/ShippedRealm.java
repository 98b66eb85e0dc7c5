package com.ecommerce.userservice.it.support.keycloak;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.http.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Realms as the distribution ships one, flows, themes and policies included. */
public final class ShippedRealm {

    private static final String PLACEHOLDER_WITH_DEFAULT = "\\$\\{USER_SERVICE_\\w+:([^}]*)}";

    private ShippedRealm() {}

    /**
     * Creates a realm of a test's own from the shipped file.
     *
     * @param changes members of the file that are to be others
     */
    public static TestRealm create(Map<String, ?> changes) {
        ObjectNode content = content();
        changes.forEach(content::putPOJO);
        return create(content);
    }

    /** Creates a realm of a test's own from a file's content, its placeholders replaced by their defaults. */
    public static TestRealm create(ObjectNode content) {
        TestRealm realm = new TestRealm(KeycloakAdmin.current(), TestUser.uniqueWord());
        String named = content.deepCopy().put("realm", realm.name()).toString();
        realm.admin().send("POST", "", Json.parse(named.replaceAll(PLACEHOLDER_WITH_DEFAULT, "$1")));
        return realm;
    }

    /** Returns what the shipped file holds, with its placeholders. */
    public static ObjectNode content() {
        Path file = BuildProperty.path("keycloak.home").resolve("data/import/ecommerce-realm.json");
        try {
            return (ObjectNode) Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
