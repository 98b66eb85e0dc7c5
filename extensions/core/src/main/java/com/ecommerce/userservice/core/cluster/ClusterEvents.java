package com.ecommerce.userservice.core.cluster;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.annotation.ViewChanged;
import org.infinispan.notifications.cachemanagerlistener.event.MergeEvent;
import org.infinispan.notifications.cachemanagerlistener.event.ViewChangedEvent;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.protocols.FD_ALL3;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Sees nodes come and go, and mends what Keycloak leaves undone then.
 *
 * <p>Uses of Infinispan 16 and JGroups 5.5: the listeners and the channel, where the view is.
 */
@Listener
public final class ClusterEvents {

    private final EmbeddedCacheManager caches;
    private final JChannel channel;
    private final KeycloakSessionFactory sessions;
    private final Executor executor;
    private final Separation separation;
    private View lastView;
    private int lastHeartbeatsMissed;

    private ClusterEvents(
            EmbeddedCacheManager caches,
            JChannel channel,
            KeycloakSessionFactory sessions,
            Executor executor,
            Separation separation) {
        this.caches = caches;
        this.channel = channel;
        this.sessions = sessions;
        this.executor = executor;
        this.separation = separation;
        this.lastView = channel.getView();
        this.lastHeartbeatsMissed = heartbeatsMissed();
    }

    /** Listens from now on, where there is a cluster. */
    static void listen(KeycloakSession session, Separation separation) {
        EmbeddedCacheManager caches = cacheManager(session);
        channelOf(caches)
                .ifPresent(channel -> caches.addListener(new ClusterEvents(
                        caches,
                        channel,
                        session.getKeycloakSessionFactory(),
                        session.getProvider(ExecutorsProvider.class).getExecutor("user-service-cluster"),
                        separation)));
    }

    /** Returns the channel to the other nodes, where there is a cluster. */
    static Optional<JChannel> channel(KeycloakSession session) {
        return channelOf(cacheManager(session));
    }

    private static EmbeddedCacheManager cacheManager(KeycloakSession session) {
        return session.getProvider(InfinispanConnectionProvider.class)
                .getCache(InfinispanConnectionProvider.WORK_CACHE_NAME)
                .getCacheManager();
    }

    private static Optional<JChannel> channelOf(EmbeddedCacheManager caches) {
        return GlobalComponentRegistry.componentOf(caches, Transport.class) instanceof JGroupsTransport transport
                ? Optional.of(transport.getChannel())
                : Optional.empty();
    }

    /** Called by Infinispan when nodes have come or gone. */
    @ViewChanged
    public synchronized void viewChanged(ViewChangedEvent event) {
        View view = channel.getView();
        int missed = heartbeatsMissed();
        Address coordinator = lastView.getCoord();
        boolean left = !view.containsMember(coordinator);
        // Without a missed heartbeat it has said goodbye, or its own machine has closed its connection. One that cannot
        // be heard may be alive behind a cut network, with customers of its own.
        boolean ended = left && missed == lastHeartbeatsMissed;
        if (!view.containsMembers(lastView.getMembersRaw())) {
            separation.nodeLost(Instant.now());
        }
        lastView = view;
        lastHeartbeatsMissed = missed;
        if (ended && caches.isCoordinator()) {
            executor.execute(() -> EndedCoordinator.forget(sessions, coordinator));
        }
    }

    /** Called by Infinispan when a network that was cut has healed. */
    @Merged
    public void merged(MergeEvent event) {
        synchronized (this) {
            lastView = channel.getView();
            lastHeartbeatsMissed = heartbeatsMissed();
        }
        executor.execute(() -> {
            new HealedCluster(caches, sessions).refresh();
            separation.healed();
        });
    }

    private int heartbeatsMissed() {
        FD_ALL3 heartbeats = channel.getProtocolStack().findProtocol(FD_ALL3.class);
        return heartbeats == null ? 0 : heartbeats.getSuspectEventsSent();
    }
}
