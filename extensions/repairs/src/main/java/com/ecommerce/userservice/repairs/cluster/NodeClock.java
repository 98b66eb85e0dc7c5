package com.ecommerce.userservice.repairs.cluster;

import java.time.Duration;
import java.time.Instant;
import org.jgroups.View;

/**
 * Finds out whether a wrong clock makes this node useless to the others. Nodes find each other by rows that Keycloak 26.7
 * ignores when they are a minute old by the clock of whoever reads them: a node whose clock is ahead sees no other, and both
 * sides take themselves for the whole cluster. One whose clock is late issues tokens that seem to be older than their
 * session: they are refused everywhere, also at a logout, which then ends nothing.
 */
final class NodeClock {

    /** Rows are written anew every 30 to 45 seconds: what they may be older without being ignored. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private NodeClock() {}

    /**
     * Returns whether this node's clock is off, by the database's, and there are other nodes.
     *
     * @param view the nodes that this one knows
     * @param justStarted whether the others may not have been in the table again yet: a fast node removes their rows when
     *     it starts, as if they were old, and they write them anew
     */
    static boolean isOff(JGroupsPingTable table, View view, boolean justStarted) {
        Instant before = Instant.now();
        Instant database = table.now();
        // A database that takes its time to answer is no clock that is off.
        boolean off = database.isBefore(before.minus(TOLERANCE))
                || database.isAfter(Instant.now().plus(TOLERANCE));
        return off && (justStarted || view.size() > 1 || table.hasOtherCoordinator(view, database));
    }
}
