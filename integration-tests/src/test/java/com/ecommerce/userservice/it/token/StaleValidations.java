package com.ecommerce.userservice.it.token;

import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts the replies that call a token valid after it has ended. */
final class StaleValidations {

    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

    /** Asks {@code ValidateToken} once. */
    void askGrpc(String when, TokenValidity tokenValidity, String token) {
        count("gRPC " + when, tokenValidity.validate(token).getValid());
    }

    /** Asks all three once. */
    void askAll(String when, TestRealm realm, String token) {
        askGrpc(when, realm.tokenValidity(), token);
        count("REST " + when, realm.api().me(token).status() == 200);
        count("introspection " + when, realm.tokenValidity().isActive(token));
    }

    private void count(String what, boolean stale) {
        if (stale) {
            counts.merge(what, 1, Integer::sum);
        }
    }

    /** Returns how many there were, by who was asked and when; empty if none. */
    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
