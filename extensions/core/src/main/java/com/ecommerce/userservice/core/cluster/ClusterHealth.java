package com.ecommerce.userservice.core.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.connections.infinispan.InfinispanConnectionProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Whether this node hears of what the other ones change. Where the network between nodes is cut, Keycloak elects one side
 * by what each has written to the database, and calls the nodes of the other unhealthy: caches there miss every change of
 * the elected side, a logout among them, so whatever they answered about a token could be wrong. So could those of a node whose
 * clock is off. A node alone, and one that keeps no caches for itself, is always healthy.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProviderFactory#isClusterHealthy}, which answers from memory
 * and looks again in the background.
 */
public final class ClusterHealth implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterHealth.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLOCK_INTERVAL = Duration.ofSeconds(5);

    private volatile boolean healthy = true;
    private volatile ScheduledExecutorService timer;

    /**
     * Keeps this up to date from now on, and tells of each change by a {@link ClusterHealthEvent}.
     *
     * @param sessions of a Keycloak that has started
     */
    public void watch(KeycloakSessionFactory sessions) {
        if (sessions.getProviderFactory(InfinispanConnectionProvider.class)
                        instanceof InfinispanConnectionProviderFactory connections
                && connections.isClusterHealthSupported()) {
            Separation separation = new Separation(Instant.now());
            try (KeycloakSession session = sessions.create()) {
                ClusterEvents.listen(session, separation);
            }
            // Not Keycloak's timer: its one thread may be held for minutes by a task that waits for the database.
            timer = Executors.newScheduledThreadPool(2, ClusterHealth::thread);
            timer.scheduleWithFixedDelay(
                    () -> update(connections, separation, sessions), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(
                    () -> checkClock(separation, sessions), 0, CLOCK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Returns whether this node may answer; never blocks. */
    public boolean isHealthy() {
        return healthy;
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "user-service-cluster-health");
        thread.setDaemon(true);
        return thread;
    }

    private void update(
            InfinispanConnectionProviderFactory connections, Separation separation, KeycloakSessionFactory sessions) {
        try {
            boolean now = !separation.isLosing(connections.isClusterHealthy(), Instant.now());
            if (now != healthy) {
                change(now, sessions);
            }
        } catch (RuntimeException e) {
            // As Keycloak does while it stops. Thrown, it would be the last look.
            LOG.debug("The health of the cluster cannot be told", e);
        }
    }

    private void checkClock(Separation separation, KeycloakSessionFactory sessions) {
        try {
            boolean off = KeycloakModelUtils.runJobInTransactionWithResult(
                    sessions,
                    session -> ClusterEvents.channel(session)
                            .map(channel -> NodeClock.isOff(session, channel.getView()))
                            .orElse(false));
            if (off && healthy) {
                LOG.error(
                        "The clock of this node differs from the database's by more than 15 seconds. Set it, by NTP:"
                                + " until then this node answers nothing, since it and the others would not agree on what is new.");
            }
            separation.clockOff(off);
        } catch (RuntimeException e) {
            LOG.debug("The clock of this node cannot be compared with the database's", e);
        }
    }

    private void change(boolean now, KeycloakSessionFactory sessions) {
        healthy = now;
        if (now) {
            LOG.info("This node is part of the cluster again and answers");
        } else {
            LOG.warn(
                    "This node is not part of the cluster, whose other nodes go on without it: it answers nothing until it"
                            + " is back. Check the network between the nodes, and their clocks.");
        }
        sessions.publish(new ClusterHealthEvent(now));
    }
}
