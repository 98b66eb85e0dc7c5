package com.ecommerce.userservice.grpc.cache;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.container.DataContainer;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.distribution.DistributionManager;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.infinispan.util.InfinispanUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RevokedTokenProvider;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.cache.infinispan.entities.Revisioned;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * Reads Keycloak's caches without a session: what this node owns from where the cache keeps it, as the cache itself would
 * do, but without the interceptors around it, which cost more than all else of a call.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProvider}, {@link InfinispanUtils} and {@link Revisioned}, since nothing
 * else gives access to the caches.
 */
final class KeycloakCaches implements CachedObjects {

    private final Map<KeycloakCache, Source> sources;
    private final ClusterHealth clusterHealth;

    private KeycloakCaches(Map<KeycloakCache, Source> sources, ClusterHealth clusterHealth) {
        this.sources = sources;
        this.clusterHealth = clusterHealth;
    }

    /**
     * Returns the caches of this node; empty if Keycloak keeps sessions or revoked tokens elsewhere, in an external
     * Infinispan or in the database alone: then no cache of this node tells whether a token has been revoked.
     */
    static Optional<CachedObjects> of(KeycloakSessionFactory sessions) {
        if (!isEmbedded(sessions, RevokedTokenProvider.class) || !isEmbedded(sessions, SingleUseObjectProvider.class)) {
            return Optional.empty();
        }
        try (KeycloakSession session = sessions.create()) {
            InfinispanConnectionProvider connections = session.getProvider(InfinispanConnectionProvider.class);
            Map<KeycloakCache, Source> sources = new EnumMap<>(KeycloakCache.class);
            for (KeycloakCache cache : KeycloakCache.values()) {
                Cache<Object, Object> found = connections.getCache(cache.cacheName(), false);
                if (found == null) {
                    return Optional.empty();
                }
                sources.put(cache, Source.of(found, revisions(connections, cache)));
            }
            return Optional.of(new KeycloakCaches(sources, ClusterHealth.of(sessions)));
        }
    }

    private static boolean isEmbedded(KeycloakSessionFactory sessions, Class<? extends Provider> provider) {
        ProviderFactory<?> factory = sessions.getProviderFactory(provider);
        return factory != null && InfinispanUtils.EMBEDDED_PROVIDER_ID.equals(factory.getId());
    }

    @Override
    public Object find(CacheKey key) {
        return sources.get(key.cache()).find(key.key());
    }

    @Override
    public boolean receiveChanges() {
        return clusterHealth.isHealthy();
    }

    private static DataContainer<Object, Object> revisions(
            InfinispanConnectionProvider connections, KeycloakCache cache) {
        if (cache.revisionsName() == null) {
            return null;
        }
        return connections
                .<Object, Object>getCache(cache.revisionsName())
                .getAdvancedCache()
                .getDataContainer();
    }

    /**
     * One cache, taken apart once instead of at each call.
     *
     * @param container where the cache keeps what this node owns
     * @param distribution null for a cache of this node alone
     * @param revisions the revisions of what is in the cache; null for a cache without them
     */
    private record Source(
            DataContainer<Object, Object> container,
            DistributionManager distribution,
            DataContainer<Object, Object> revisions) {

        static Source of(Cache<Object, Object> cache, DataContainer<Object, Object> revisions) {
            AdvancedCache<Object, Object> advanced = cache.getAdvancedCache();
            return new Source(advanced.getDataContainer(), advanced.getDistributionManager(), revisions);
        }

        Object find(Object key) {
            if (distribution != null && !distribution.getCacheTopology().isReadOwner(key)) {
                return ELSEWHERE;
            }
            // What has expired stays in the container until somebody looks: this is somebody.
            InternalCacheEntry<Object, Object> entry = container.get(key);
            if (entry == null || entry.canExpire() && entry.isExpired(System.currentTimeMillis())) {
                return null;
            }
            return isOutdated(key, entry.getValue()) ? null : entry.getValue();
        }

        /** As {@code CacheManager.get} finds out: a change that came while the object was being put in. */
        private boolean isOutdated(Object key, Object object) {
            if (revisions == null) {
                return false;
            }
            InternalCacheEntry<Object, Object> revision = revisions.get(key);
            return revision == null
                    || !(object instanceof Revisioned revisioned)
                    || (Long) revision.getValue() > revisioned.getRevision();
        }
    }
}
