package com.ecommerce.userservice.repairs.cluster;

import com.ecommerce.userservice.core.cluster.ClusterHealthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.connections.infinispan.InfinispanConnectionProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Finds out whether this node hears of what the other ones change. Where the network between nodes is cut, Keycloak elects one side
 * by what each has written to the database, and calls the nodes of the other unhealthy: caches there miss every change of
 * the elected side, a logout among them, so whatever they answered about a token could be wrong. So could those of a node
 * whose clock is off. A node that comes back first reads its caches anew. A node without caches of its own
 * is always healthy.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProviderFactory#isClusterHealthy}, which answers from memory
 * and looks again in the background.
 */
final class ClusterMonitor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterMonitor.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Within it Keycloak has looked at the database, and its verdict is one of now. */
    private static final Duration DATABASE_SEEN_WITHIN = Duration.ofSeconds(5);

    /** Rows of nodes are written anew every 30 to 45 seconds. */
    private static final Duration OTHERS_SEEN_WITHIN = Duration.ofSeconds(60);

    private volatile boolean healthy = true;
    private volatile Instant watchedSince = Instant.MIN;
    private volatile Instant databaseSeen = Instant.MIN;
    private volatile ScheduledExecutorService timer;

    /**
     * Keeps this up to date from now on, and announces each change by a {@link ClusterHealthEvent}.
     *
     * @param sessions of a Keycloak that has started
     */
    void watch(KeycloakSessionFactory sessions) {
        if (sessions.getProviderFactory(InfinispanConnectionProvider.class)
                        instanceof InfinispanConnectionProviderFactory connections
                && connections.isClusterHealthSupported()) {
            PartitionDetector detector = new PartitionDetector();
            watchedSince = Instant.now();
            ClusterMembers.of(sessions, detector).ifPresent(members -> {
                members.listen();
                // Not Keycloak's timer: its one thread may be held for minutes by a task that waits for the database.
                timer = Executors.newScheduledThreadPool(2, ClusterMonitor::thread);
                repeat(() -> look(detector, members, sessions));
                repeat(() -> update(connections.isClusterHealthy(), detector, members, sessions));
            });
        }
    }

    /** Returns whether this node may answer; never blocks. */
    boolean isHealthy() {
        return healthy;
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** Looks at once, on this thread, and then again and again. */
    private void repeat(Runnable look) {
        attempt(look);
        timer.scheduleWithFixedDelay(
                () -> attempt(look), INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable look) {
        try {
            look.run();
        } catch (Exception | LinkageError e) {
            // The database is away, or Keycloak stops. Thrown, it would be the last look.
            LOG.debug("The health of the cluster cannot be told", e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "user-service-cluster-health");
        thread.setDaemon(true);
        return thread;
    }

    private void update(
            boolean verdict, PartitionDetector detector, ClusterMembers members, KeycloakSessionFactory sessions) {
        Instant now = Instant.now();
        boolean losing = databaseSeen.plus(DATABASE_SEEN_WITHIN).isAfter(now)
                ? detector.isLosing(verdict, now)
                : detector.isLosing();
        if (losing && healthy) {
            healthy = false;
            LOG.warn(
                    "This node is not part of the cluster, whose other nodes go on without it: the API answers nothing here"
                            + " until it is back. Check the network between the nodes, and their clocks.");
            sessions.publish(new ClusterHealthEvent(false));
        } else if (!losing && !healthy && members.refresh()) {
            healthy = true;
            LOG.info("This node is part of the cluster again and answers");
            sessions.publish(new ClusterHealthEvent(true));
        }
    }

    private boolean isJustStarted() {
        return Instant.now().isBefore(watchedSince.plus(OTHERS_SEEN_WITHIN));
    }

    /** Looks at the database, which may take as long as it takes. */
    private void look(PartitionDetector detector, ClusterMembers members, KeycloakSessionFactory sessions) {
        boolean off = KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> members.isClockOff(new JGroupsPingTable(session), isJustStarted()));
        databaseSeen = Instant.now();
        if (detector.clockOff(off) && off) {
            LOG.error(
                    "The clock of this node differs from the database's by more than 15 seconds. Set it, by NTP: until then"
                            + " the API answers nothing here, since this node and the others would not agree on what is new.");
        }
        if (!off) {
            members.stayInTable();
        }
    }
}
