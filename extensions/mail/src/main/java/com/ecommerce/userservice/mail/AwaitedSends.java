package com.ecommerce.userservice.mail;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds the requests that wait for a mail server: each holds a worker of the server as long as that takes. Safe for use by
 * many threads.
 */
final class AwaitedSends {

    /** Of all realms: a sixth of the 50 workers that Keycloak has at least. */
    private static final int MAX = 8;

    private final int maxPerRealm;
    private final Map<String, Integer> byRealm = new HashMap<>();
    private int all;

    AwaitedSends(int maxPerRealm) {
        this.maxPerRealm = maxPerRealm;
    }

    /** Returns whether one more may wait; then {@link #end} must follow. */
    synchronized boolean begin(String realmId) {
        if (all >= MAX || byRealm.getOrDefault(realmId, 0) >= maxPerRealm) {
            return false;
        }
        all++;
        byRealm.merge(realmId, 1, Integer::sum);
        return true;
    }

    synchronized void end(String realmId) {
        all--;
        byRealm.computeIfPresent(realmId, (id, count) -> count == 1 ? null : count - 1);
    }
}
