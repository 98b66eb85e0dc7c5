package com.ecommerce.userservice.it.support.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A new account that two writers are about to change.
 *
 * @param console an access token for Keycloak's account console; null if nobody uses it
 */
record Account(TestUser user, String console) {

    /** @param console the client that logs in for the account console; null if nobody uses it */
    static Account register(TestRealm realm, TestClient console) {
        String username = TestUser.uniqueWord();
        String email = username + "@example.com";
        Reply reply = realm.api()
                .post("auth/register/", Map.of("email", email, "username", username, "password", TestUser.PASSWORD));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        TestUser user = TestUser.of(reply);
        // Or its deletion would erase it.
        realm.admin("PUT", "users/" + user.id(), Map.of("emailVerified", true));
        return new Account(
                user,
                console == null ? null : Tokens.ofKeycloak(console.login(user)).access());
    }

    String id() {
        return user.id();
    }

    /** Returns the account as an operator sees it. */
    JsonNode stored(RealmAccess access) {
        return access.realm().admin("GET", "users/" + id(), null).json();
    }

    /** Returns the values of an attribute. */
    List<String> attribute(RealmAccess access, String name) {
        return Json.texts(stored(access).path("attributes").path(name));
    }

    /** Tells whether the password logs in, be the account disabled or not. */
    boolean hasPassword(RealmAccess access, String password) {
        boolean enabled = stored(access).path("enabled").asBoolean();
        if (!enabled) {
            setEnabled(access, true);
        }
        boolean valid = access.api().login(username(), password).status() == 200;
        if (!enabled) {
            setEnabled(access, false);
        }
        return valid;
    }

    private void setEnabled(RealmAccess access, boolean enabled) {
        access.realm().admin("PUT", "users/" + id(), Map.of("enabled", enabled));
    }

    private String username() {
        return user.email().substring(0, user.email().indexOf('@'));
    }
}
