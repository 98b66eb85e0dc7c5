package com.ecommerce.userservice.core.cluster;

import com.ecommerce.userservice.core.Polling;
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
 * Brings this node's memory back to what the database says, after the network between nodes has healed. Keycloak 26.7
 * clears its caches when it hears of that; what arrives afterwards, while nodes still hand entries to each other, stays. It
 * also leaves the list of revoked tokens as Infinispan has it then: that of one side.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProvider}, {@link RevokedTokenPersisterProvider} and
 * {@link SingleUseObjectValueEntity}, as {@code InfinispanSingleUseObjectProviderFactory} does it at the start.
 */
final class HealedCluster {

    private static final Logger LOG = Logger.getLogger(HealedCluster.class);

    /** Entries are handed over within seconds; nobody waits for this. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration POLL = Duration.ofMillis(100);

    private final EmbeddedCacheManager caches;
    private final KeycloakSessionFactory sessions;

    HealedCluster(EmbeddedCacheManager caches, KeycloakSessionFactory sessions) {
        this.caches = caches;
        this.sessions = sessions;
    }

    void refresh() {
        try {
            if (Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS)) {
                for (String name : InfinispanConnectionProvider.USER_AND_CLIENT_SESSION_CACHES) {
                    forgetSessions(caches.getCache(name).getAdvancedCache());
                }
            }
            AdvancedCache<String, SingleUseObjectValueEntity> singleUse = caches.<String, SingleUseObjectValueEntity>
                            getCache(InfinispanConnectionProvider.ACTION_TOKEN_CACHE)
                    .getAdvancedCache();
            awaitHandedOver(singleUse);
            KeycloakModelUtils.runJobInTransaction(sessions, session -> restoreRevokedTokens(session, singleUse));
            LOG.info("The network between the nodes has healed: sessions and revoked tokens are read anew");
        } catch (RuntimeException e) {
            LOG.error(
                    "After the network has healed, sessions or revoked tokens of before may be believed."
                            + " Restart the nodes one after the other.",
                    e);
        }
    }

    /** The database has all of them. */
    private void forgetSessions(AdvancedCache<Object, Object> cache) {
        awaitHandedOver(cache);
        cache.withFlags(Flag.CACHE_MODE_LOCAL).clear();
    }

    private void awaitHandedOver(AdvancedCache<?, ?> cache) {
        DistributionManager distribution = cache.getDistributionManager();
        if (distribution != null
                && !Polling.until(PATIENCE, POLL, () -> isHandedOver(distribution.getCacheTopology()))) {
            LOG.warnf("The nodes still hand over entries of the cache %s", cache.getName());
        }
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
