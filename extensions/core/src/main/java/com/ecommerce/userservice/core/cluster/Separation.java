package com.ecommerce.userservice.core.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * When Keycloak's verdict about this node counts. Keycloak 26.7 calls a node unhealthy whenever the table of nodes does not
 * name its coordinator first: on the losing side of a cut, but also for seconds after the database was away, or while rows
 * are written anew. So the verdict counts for a while after the start and after another node was lost, however that was, and
 * for as long as it stays bad; and it must be bad twice.
 */
final class Separation {

    /** Keycloak's first verdicts are good before it has looked. */
    private static final Duration DOUBT_AFTER_START = Duration.ofSeconds(15);

    /** Until each side of a cut has noticed it and has written so, and rows of nodes that have ended are a minute old. */
    private static final Duration DOUBT_AFTER_LOSS = Duration.ofSeconds(120);

    /** Null when there is no doubt. */
    private Instant doubtUntil;

    private int badVerdicts;
    private boolean clockOff;

    Separation(Instant start) {
        doubtUntil = start.plus(DOUBT_AFTER_START);
    }

    /** Another node has ended, or cannot be heard any more and may be alive. */
    synchronized void nodeLost(Instant now) {
        doubtUntil = now.plus(DOUBT_AFTER_LOSS);
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
     * @param healthy Keycloak's verdict now, a second or so after the last one
     */
    synchronized boolean isLosing(boolean healthy, Instant now) {
        badVerdicts = healthy ? 0 : badVerdicts + 1;
        if (doubtUntil != null && healthy && !now.isBefore(doubtUntil)) {
            doubtUntil = null;
        }
        return clockOff || doubtUntil != null && badVerdicts > 1;
    }
}
