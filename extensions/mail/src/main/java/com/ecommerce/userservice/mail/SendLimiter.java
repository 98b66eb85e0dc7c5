package com.ecommerce.userservice.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the requests that wait for a mail server: each holds a worker of the server as long as that takes. Safe for use by
 * many threads.
 */
final class SendLimiter {

    /** Of all realms: a sixth of the 50 workers that Keycloak has at least. */
    private static final int MAX = 8;

    /** Requests of all realms that wait for a place: with those that have one, half of the workers. */
    private static final int MAX_WAITING = 16;

    private final int maxPerRealm;
    private final long maxWaitMillis;
    private final Map<String, Integer> byRealm = new HashMap<>();
    private int all;
    private int waiting;

    /**
     * Bounds requests.
     *
     * @param maxPerRealm requests of a realm that wait for its mail server at once at most
     * @param maxWaitMillis one too many waits so long for a place at most
     */
    SendLimiter(int maxPerRealm, long maxWaitMillis) {
        this.maxPerRealm = maxPerRealm;
        this.maxWaitMillis = maxWaitMillis;
    }

    /** Returns whether there is a place, or one has become free in time; then {@link #end} must follow. */
    synchronized boolean begin(String realmId) {
        if (!isFree(realmId) && !awaitFree(realmId)) {
            return false;
        }
        all++;
        byRealm.merge(realmId, 1, Integer::sum);
        return true;
    }

    private boolean isFree(String realmId) {
        return all < MAX && byRealm.getOrDefault(realmId, 0) < maxPerRealm;
    }

    private boolean awaitFree(String realmId) {
        if (waiting >= MAX_WAITING) {
            return false;
        }
        waiting++;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxWaitMillis);
        try {
            for (long left = deadline - System.nanoTime();
                    !isFree(realmId) && left > 0;
                    left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
        }
        return isFree(realmId);
    }

    synchronized void end(String realmId) {
        all--;
        byRealm.computeIfPresent(realmId, (id, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }
}
