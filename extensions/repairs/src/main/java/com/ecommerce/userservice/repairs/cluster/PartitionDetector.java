package com.ecommerce.userservice.repairs.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * When Keycloak's verdict about this node counts. Keycloak 26.7 calls a node unhealthy whenever the table of nodes does not
 * name its coordinator first: on the losing side of a cut, but also for seconds after the database was away, or while rows
 * are written anew. So a bad verdict counts after the start, and from the moment in which another node was lost, however that
 * was, until all that were lost are back, or the verdict has been good for long; and it must be bad for a while.
 */
final class PartitionDetector {

    /** Longer than one look of Keycloak's, which remembers the last verdict meanwhile. */
    private static final Duration BAD_FOR = Duration.ofSeconds(2);

    /** Until each side of a cut has noticed it and has written so, and rows of nodes that have ended are a minute old. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(120);

    private final Set<Object> lost = new HashSet<>();
    private boolean inDoubt = true;
    private boolean losing;
    private boolean clockOff;
    private Instant goodSince;
    private Instant badSince;

    /**
     * The nodes that this one hears have changed.
     *
     * @param members addresses of those before
     * @param remaining addresses of those now
     */
    synchronized void membersChanged(Collection<?> members, Collection<?> remaining) {
        if (!remaining.containsAll(members)) {
            lost.addAll(members);
            inDoubt = true;
            goodSince = null;
        }
        lost.removeAll(remaining);
    }

    /** What is remembered has been read anew: if all that were lost are back, the verdict does not count any more. */
    synchronized void refreshed() {
        if (lost.isEmpty()) {
            inDoubt = false;
            losing = false;
        }
    }

    /**
     * This node's clock is not the others', or is again, which does not yet mean that it has found them.
     *
     * @return whether that is news
     */
    synchronized boolean clockOff(boolean off) {
        if (off == clockOff) {
            return false;
        }
        clockOff = off;
        inDoubt = true;
        goodSince = null;
        return true;
    }

    /**
     * Takes note of Keycloak's verdict, and returns whether this node is on the losing side, or by itself for its clock.
     *
     * @param healthy the verdict, as long as the database answers: else it is one of before
     */
    synchronized boolean isLosing(boolean healthy, Instant now) {
        if (healthy) {
            badSince = null;
            goodSince = goodSince == null ? now : goodSince;
            losing = false;
            if (!now.isBefore(goodSince.plus(GOOD_FOR))) {
                inDoubt = false;
                lost.clear();
            }
        } else {
            goodSince = null;
            badSince = badSince == null ? now : badSince;
            losing = inDoubt && (losing || !now.isBefore(badSince.plus(BAD_FOR)));
        }
        return isLosing();
    }

    /** Returns what the last verdict came to. */
    synchronized boolean isLosing() {
        return clockOff || losing;
    }
}
