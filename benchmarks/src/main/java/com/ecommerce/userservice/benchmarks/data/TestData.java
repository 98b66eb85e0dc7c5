package com.ecommerce.userservice.benchmarks.data;

import java.util.List;
import java.util.Map;

/**
 * What the benchmarks ask about.
 *
 * @param url the server's address, without a slash at the end
 * @param users customers; each logs in over one connection at a time
 * @param token the access token of the first user, with the scope {@code openid}
 * @param differentTokens valid access tokens, all different, of many sessions
 * @param neverSeen more of them, for one validation each
 * @param introspectionSecret of the client {@value Preparation#AUDIENCE}
 * @param callerToken an access token of a service account that may call gRPC
 */
public record TestData(
        String url,
        List<BenchmarkUser> users,
        String token,
        List<String> differentTokens,
        TokenPool neverSeen,
        String introspectionSecret,
        String callerToken) {

    public TestData {
        users = List.copyOf(users);
        differentTokens = List.copyOf(differentTokens);
    }

    public BenchmarkUser user() {
        return users.get(0);
    }

    /** Returns the address of an OpenID Connect endpoint of the realm, such as {@code token/introspect}. */
    public String endpoint(String name) {
        return Preparation.endpoint(url, name);
    }

    /** Returns the form of a token introspection by the user service's client. */
    public String introspectionForm() {
        return Http.form(Map.of(
                "client_id",
                Preparation.AUDIENCE,
                "client_secret",
                introspectionSecret,
                "token_type_hint",
                "access_token",
                "token",
                token));
    }

    /** Returns the form of Keycloak's password grant, for the client that the REST login uses. */
    public String passwordGrantForm(BenchmarkUser user) {
        return Http.form(Map.of(
                "grant_type",
                "password",
                "client_id",
                Preparation.LOGIN_CLIENT,
                "username",
                user.email(),
                "password",
                user.password()));
    }

    /** Returns the JSON of a login at the REST API. */
    public String loginJson(BenchmarkUser user) {
        return Http.write(Map.of("email", user.email(), "password", user.password()));
    }
}
