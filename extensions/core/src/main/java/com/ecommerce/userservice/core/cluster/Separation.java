package com.ecommerce.userservice.core.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * When Keycloak's verdict about this node counts. Keycloak 26.7 calls a node unhealthy whenever the table of nodes does not
 * name its coordinator first: on the losing side of a cut, but also for seconds after the database was away, or while rows
 * are written anew. So the verdict counts from the start until it is good, and from the moment in which another node could
 * not be heard any more.
 */
final class Separation {

    /** Until each side of a cut has noticed it and has written so, and rows of nodes that have ended are a minute old. */
    private static final Duration DOUBT = Duration.ofSeconds(120);

    /** Null when there is no doubt. */
    private Instant doubtUntil = Instant.MIN;

    private boolean clockOff;

    /** Another node cannot be heard any more, and may be alive. */
    synchronized void nodeLost(Instant now) {
        doubtUntil = now.plus(DOUBT);
    }

    /** All nodes hear each other. */
    synchronized void healed() {
        doubtUntil = null;
    }

    /** This node's clock is not the others', or is again. */
    synchronized void clockOff(boolean off) {
        clockOff = off;
    }

    /**
     * Returns whether this node is on the losing side, or is one by itself for its clock.
     *
     * @param healthy Keycloak's verdict now
     */
    synchronized boolean isLosing(boolean healthy, Instant now) {
        if (clockOff) {
            return true;
        }
        if (doubtUntil == null) {
            return false;
        }
        if (healthy && !now.isBefore(doubtUntil)) {
            doubtUntil = null;
        }
        return !healthy;
    }
}
