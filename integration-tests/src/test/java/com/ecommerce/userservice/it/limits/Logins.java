package com.ecommerce.userservice.it.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.util.HashMap;
import java.util.Map;

/** Logins that are refused, and how a limit refuses them. */
final class Logins {

    private Logins() {}

    /** Logs in by the API with a wrong password. */
    static Reply wrong(TestRealm realm, String email) {
        return realm.api().login(email, "wrong-Password-1");
    }

    /** Logs an unknown customer in at the token endpoint. */
    static Reply byToken(TestRealm realm, String clientId, Map<String, String> further) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "password",
                "client_id",
                clientId,
                "username",
                TestUser.uniqueEmail(),
                "password",
                TestUser.PASSWORD));
        form.putAll(further);
        return Http.postForm(
                realm.admin().server() + "/realms/" + realm.name() + "/protocol/openid-connect/token", form);
    }

    /** @param policy name and quota, for example {@code "login";q=30} */
    static void assertLimited(Reply reply, String policy, int windowSeconds) {
        int seconds = Integer.parseInt(reply.header("Retry-After"));
        assertThat(seconds).isBetween(windowSeconds / 2, windowSeconds);
        assertThat(reply.header("RateLimit-Policy")).isEqualTo(policy + ";w=" + windowSeconds);
        assertThat(reply.header("RateLimit")).isEqualTo(policy.substring(0, policy.indexOf(';')) + ";r=0;t=" + seconds);
    }
}
