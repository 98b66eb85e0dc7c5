package com.ecommerce.userservice.it.token;

import com.ecommerce.userservice.it.support.keycloak.Agreement;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts the answers that call a token valid after it has ended. */
final class StaleAnswers {

    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

    /** Asks {@code ValidateToken} once. */
    void askGrpc(String when, Agreement agreement, String token) {
        count("gRPC " + when, agreement.validate(token).getValid());
    }

    /** Asks all three once. */
    void askAll(String when, TestRealm realm, String token) {
        askGrpc(when, realm.agreement(), token);
        count("REST " + when, realm.api().me(token).status() == 200);
        count("introspection " + when, realm.agreement().isActive(token));
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
