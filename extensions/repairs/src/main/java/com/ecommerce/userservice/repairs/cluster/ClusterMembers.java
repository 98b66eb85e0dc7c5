package com.ecommerce.userservice.repairs.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.annotation.ViewChanged;
import org.infinispan.notifications.cachemanagerlistener.event.MergeEvent;
import org.infinispan.notifications.cachemanagerlistener.event.ViewChangedEvent;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jboss.logging.Logger;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.protocols.FD_ALL3;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The nodes that this one hears. It learns of each change of their number, and repairs what Keycloak leaves undone then.
 *
 * <p>Uses of Infinispan 16 and JGroups 5.5: the listeners and the channel, where the view is.
 */
@Listener
public final class ClusterMembers {

    private static final Logger LOG = Logger.getLogger(ClusterMembers.class);

    /** In a stack of the operator's own without heartbeats. */
    private static final int UNKNOWN = -1;

    private final EmbeddedCacheManager caches;
    private final JChannel channel;
    private final KeycloakSessionFactory sessions;
    private final Executor executor;
    private final PartitionDetector detector;
    private View lastView;
    private int lastHeartbeatsMissed;

    private ClusterMembers(
            EmbeddedCacheManager caches,
            JChannel channel,
            KeycloakSessionFactory sessions,
            Executor executor,
            PartitionDetector detector) {
        this.caches = caches;
        this.channel = channel;
        this.sessions = sessions;
        this.executor = executor;
        this.detector = detector;
        this.lastView = channel.getView();
        this.lastHeartbeatsMissed = heartbeatsMissed();
    }

    /** @return empty where no nodes are to be heard */
    static Optional<ClusterMembers> of(KeycloakSessionFactory sessions, PartitionDetector detector) {
        try (KeycloakSession session = sessions.create()) {
            EmbeddedCacheManager caches = session.getProvider(InfinispanConnectionProvider.class)
                    .getCache(InfinispanConnectionProvider.WORK_CACHE_NAME)
                    .getCacheManager();
            return GlobalComponentRegistry.componentOf(caches, Transport.class) instanceof JGroupsTransport transport
                    ? Optional.of(new ClusterMembers(
                            caches,
                            transport.getChannel(),
                            sessions,
                            session.getProvider(ExecutorsProvider.class).getExecutor("user-service-cluster"),
                            detector))
                    : Optional.empty();
        }
    }

    /** Listens from now on. */
    void listen() {
        caches.addListener(this);
        inTable(table -> table.removePredecessors(channel.getAddress()));
    }

    private View view() {
        return channel.getView();
    }

    /** Returns whether this node's clock makes it useless to the others. */
    boolean isClockOff(JGroupsPingTable table, boolean justStarted) {
        return NodeClock.isOff(table, view(), justStarted);
    }

    /** Restores the row of this node, if it is the coordinator and the row is missing, so that others can find it. */
    void stayInTable() {
        if (caches.isCoordinator()) {
            PhysicalAddress address =
                    (PhysicalAddress) channel.down(new Event(Event.GET_PHYSICAL_ADDRESS, channel.getAddress()));
            inTable(table -> table.restore(channel, address, Instant.now()));
        }
    }

    /** Drops from the caches what other nodes may have changed, and returns whether that was possible. */
    boolean refresh() {
        return new ClusterCaches(caches, sessions).refresh();
    }

    /** Called by Infinispan when nodes have come or gone. */
    @ViewChanged
    public synchronized void viewChanged(ViewChangedEvent event) {
        View before = lastView;
        int missed = heartbeatsMissed();
        // Without a missed heartbeat it has said goodbye, or its own machine has closed its connection. One that cannot
        // be heard may be alive behind a cut network, with customers of its own. Among more than two nodes Keycloak's
        // table needs no help.
        Address coordinator = before.getCoord();
        boolean ended = before.size() == 2
                && !view().containsMember(coordinator)
                && missed != UNKNOWN
                && missed == lastHeartbeatsMissed
                && caches.isCoordinator();
        membersChanged(before);
        if (ended) {
            executor.execute(() -> inTable(table -> table.remove(coordinator)));
        }
    }

    /** Called by Infinispan when nodes that could not be heard are heard again. */
    @Merged
    public synchronized void merged(MergeEvent event) {
        membersChanged(lastView);
        executor.execute(() -> {
            if (caches.isCoordinator()) {
                inTable(table -> table.write(view()));
            }
            if (refresh()) {
                detector.refreshed();
            }
        });
    }

    private void membersChanged(View before) {
        lastView = view();
        lastHeartbeatsMissed = heartbeatsMissed();
        detector.membersChanged(List.copyOf(before.getMembers()), List.copyOf(lastView.getMembers()));
    }

    private void inTable(Consumer<JGroupsPingTable> change) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> change.accept(new JGroupsPingTable(session)));
        } catch (RuntimeException e) {
            // Then it takes Keycloak's minute.
            LOG.warnf("The table of nodes cannot be written: %s", e.getMessage());
            LOG.debug("The table of nodes cannot be written", e);
        }
    }

    private int heartbeatsMissed() {
        FD_ALL3 heartbeats = channel.getProtocolStack().findProtocol(FD_ALL3.class);
        return heartbeats == null ? UNKNOWN : heartbeats.getSuspectEventsSent();
    }
}
