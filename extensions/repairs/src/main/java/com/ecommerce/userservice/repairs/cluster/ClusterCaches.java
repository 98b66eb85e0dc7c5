package com.ecommerce.userservice.repairs.cluster;

import com.ecommerce.userservice.core.lock.Polling;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.infinispan.AdvancedCache;
import org.infinispan.context.Flag;
import org.infinispan.distribution.DistributionManager;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.topology.CacheTopology;
import org.jboss.logging.Logger;
import org.keycloak.common.Profile;
import org.keycloak.common.util.Time;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.session.RevokedToken;
import org.keycloak.models.session.RevokedTokenPersisterProvider;
import org.keycloak.models.sessions.infinispan.entities.SingleUseObjectValueEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The caches of this node whose objects other nodes change. They are read anew from the database after the node was cut off
 * from the others, or the network has healed. Keycloak 26.7 clears its caches when nodes hear each other again; what arrives
 * afterwards, while they still hand entries to each other, stays, and a node that is elected when the others have ended
 * clears nothing. It also leaves the list of revoked tokens as Infinispan has it then: that of one side.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProvider}, {@link RevokedTokenPersisterProvider} and
 * {@link SingleUseObjectValueEntity}, as {@code InfinispanSingleUseObjectProviderFactory} does it at the start.
 */
final class ClusterCaches {

    private static final Logger LOG = Logger.getLogger(ClusterCaches.class);

    /** Entries are handed over within seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(100);

    private final EmbeddedCacheManager caches;
    private final KeycloakSessionFactory sessions;

    ClusterCaches(EmbeddedCacheManager caches, KeycloakSessionFactory sessions) {
        this.caches = caches;
        this.sessions = sessions;
    }

    /** Reads the caches anew, and returns whether that was done; if not, they may hold what is outdated. */
    boolean refresh() {
        try {
            clearLocalCaches();
            AdvancedCache<String, SingleUseObjectValueEntity> singleUse = singleUseObjects();
            boolean done = isHandedOver(singleUse) && forgetSessions();
            if (done) {
                KeycloakModelUtils.runJobInTransaction(sessions, session -> restoreRevokedTokens(session, singleUse));
                LOG.info("What this node remembers of realms, users, sessions and revoked tokens is read anew");
            }
            return done;
        } catch (RuntimeException e) {
            LOG.warnf("What this node remembers cannot be read anew yet: %s", e.getMessage());
            LOG.debug("What this node remembers cannot be read anew yet", e);
            return false;
        }
    }

    private void clearLocalCaches() {
        for (String name : InfinispanConnectionProvider.LOCAL_CACHE_NAMES) {
            if (caches.cacheExists(name)) {
                caches.getCache(name).clear();
            }
        }
    }

    /** The database has all of them, where it has any. */
    private boolean forgetSessions() {
        if (!Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS)) {
            return true;
        }
        for (String name : InfinispanConnectionProvider.USER_AND_CLIENT_SESSION_CACHES) {
            AdvancedCache<Object, Object> cache = caches.getCache(name).getAdvancedCache();
            if (!isHandedOver(cache)) {
                return false;
            }
            cache.withFlags(Flag.CACHE_MODE_LOCAL).clear();
        }
        return true;
    }

    private AdvancedCache<String, SingleUseObjectValueEntity> singleUseObjects() {
        return caches.<String, SingleUseObjectValueEntity>getCache(InfinispanConnectionProvider.ACTION_TOKEN_CACHE)
                .getAdvancedCache();
    }

    /** Waits until the nodes have handed over the entries of a cache to those who own them now. */
    private boolean isHandedOver(AdvancedCache<?, ?> cache) {
        DistributionManager distribution = cache.getDistributionManager();
        return distribution == null
                || Polling.until(PATIENCE, POLL, () -> isHandedOver(distribution.getCacheTopology()));
    }

    private boolean isHandedOver(LocalizedCacheTopology topology) {
        return topology.getPhase() == CacheTopology.Phase.NO_REBALANCE
                && topology.getMembers().containsAll(caches.getMembers());
    }

    private static void restoreRevokedTokens(
            KeycloakSession session, AdvancedCache<String, SingleUseObjectValueEntity> cache) {
        session.getProvider(RevokedTokenPersisterProvider.class)
                .getAllRevokedTokens()
                .forEach(token -> restore(token, cache));
    }

    private static void restore(RevokedToken token, AdvancedCache<String, SingleUseObjectValueEntity> cache) {
        long remaining = token.expiry() - Time.currentTime();
        if (remaining > 0) {
            cache.putIfAbsent(
                    token.tokenId() + SingleUseObjectProvider.REVOKED_KEY,
                    new SingleUseObjectValueEntity(null),
                    remaining,
                    TimeUnit.SECONDS);
        }
    }
}
