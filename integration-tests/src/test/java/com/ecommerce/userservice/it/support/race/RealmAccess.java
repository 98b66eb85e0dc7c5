package com.ecommerce.userservice.it.support.race;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Access to the realm of the races by one node: its API, and its administrator. Nothing here asserts success. */
record RealmAccess(TestRealm realm) {

    Api api() {
        return realm.api();
    }

    /** Sends a request of an operator about a user below Keycloak's admin API. */
    Reply operator(String method, String userId, String path, Object json) {
        return send(
                method,
                "/admin/realms/" + realm.name() + "/users/" + userId + path,
                realm.admin().accessToken(),
                json);
    }

    /** Sends what the account console sends when its user saves the profile. */
    Reply accountConsole(String token, Map<String, ?> json) {
        return send("POST", "/realms/" + realm.name() + "/account/", token, json);
    }

    private Reply send(String method, String path, String token, Object json) {
        Map<String, String> headers = new HashMap<>(Api.bearer(token));
        headers.put("Content-Type", Http.JSON);
        headers.put("Accept", Http.JSON);
        return realm.admin()
                .request(
                        method,
                        path,
                        headers,
                        json == null ? null : Json.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
