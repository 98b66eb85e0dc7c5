package com.ecommerce.userservice.it.users;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Keycloak's account console of a user, by the requests that it sends. */
record AccountConsole(TestRealm realm, String token) {

    static AccountConsole of(TestRealm realm, TestUser user) {
        return new AccountConsole(
                realm, TestClient.create(realm).login(user).path("access_token").asText());
    }

    /** Changes a field of the profile and saves the whole. */
    Reply change(String field, String value) {
        ObjectNode profile =
                (ObjectNode) send("GET", "?userProfileMetadata=false", null).json();
        profile.put(field, value);
        return send("POST", "", Json.write(profile).getBytes(StandardCharsets.UTF_8));
    }

    private Reply send(String method, String query, byte[] body) {
        Map<String, String> headers = new HashMap<>(Api.bearer(token));
        headers.putAll(Map.of("Accept", Http.JSON, "Content-Type", Http.JSON));
        return realm.admin().request(method, "/realms/" + realm.name() + "/account/" + query, headers, body);
    }
}
