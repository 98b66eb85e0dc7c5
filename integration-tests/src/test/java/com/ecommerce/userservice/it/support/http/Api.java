package com.ecommerce.userservice.it.support.http;

import com.ecommerce.userservice.it.support.server.TestEnvironment;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The REST API at one of its addresses. Paths are relative to it, for example {@code auth/login/}. */
public final class Api {

    private final HttpClient client;
    private final String base;

    private Api(HttpClient client, String base) {
        this.client = client;
        this.base = base;
    }

    /**
     * The default realm at {@code /api} of another server.
     *
     * @param url without a path or a slash at the end
     */
    public static Api ofDefaultRealmAt(String url, HttpClient client) {
        return new Api(client, url + "/api/");
    }

    /** The default realm at {@code /api}. */
    public static Api ofDefaultRealm() {
        return new Api(Http.client(), TestEnvironment.server().url() + "/api/");
    }

    public static Api ofRealm(String realm) {
        return ofRealmAt(TestEnvironment.server().url(), realm, Http.client());
    }

    /**
     * A realm of another server.
     *
     * @param url without a path or a slash at the end
     */
    public static Api ofRealmAt(String url, String realm, HttpClient client) {
        return new Api(client, url + "/realms/" + realm + "/api/");
    }

    public Reply get(String path) {
        return send("GET", path, Map.of(), null);
    }

    public Reply get(String path, String bearer) {
        return send("GET", path, bearer(bearer), null);
    }

    public Reply post(String path, Map<String, ?> json) {
        return send("POST", path, Map.of(), json);
    }

    public Reply post(String path, String bearer, Map<String, ?> json) {
        return send("POST", path, bearer(bearer), json);
    }

    public Reply put(String path, String bearer, Map<String, ?> json) {
        return send("PUT", path, bearer(bearer), json);
    }

    public Reply patch(String path, String bearer, Map<String, ?> json) {
        return send("PATCH", path, bearer(bearer), json);
    }

    public Reply delete(String path, String bearer) {
        return send("DELETE", path, bearer(bearer), null);
    }

    public Reply postForm(String path, Map<String, ?> fields) {
        return postRaw(path, Http.FORM, Http.form(fields));
    }

    public Reply postRaw(String path, String contentType, String body) {
        return postRaw(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply postRaw(String path, String contentType, byte[] body) {
        return Http.send(client, "POST", base + path, Map.of("Content-Type", contentType), body);
    }

    public Reply send(String method, String path, Map<String, String> headers, Map<String, ?> json) {
        if (json == null) {
            return Http.send(client, method, base + path, headers, null);
        }
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", Http.JSON);
        return Http.send(client, method, base + path, all, Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    public static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    public Reply login(String email, String password) {
        return post("auth/login/", Map.of("email", email, "password", password));
    }

    public Reply refresh(String refreshToken) {
        return post("auth/refresh/", Map.of("refresh", refreshToken));
    }

    public Reply logout(String refreshToken) {
        return post("auth/logout/", Map.of("refresh", refreshToken));
    }

    public Reply me(String accessToken) {
        return get("users/me/", accessToken);
    }

    public Reply changePassword(String accessToken, String oldPassword, String newPassword) {
        return post(
                "users/me/password/", accessToken, Map.of("old_password", oldPassword, "new_password", newPassword));
    }
}
