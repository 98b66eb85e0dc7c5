package com.ecommerce.userservice.core.recall;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.distribution.DistributionManager;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.infinispan.util.InfinispanUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RevokedTokenProvider;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * Reads Keycloak's caches without a session. Where this node owns a key, the object is read from where the cache keeps
 * it, as the cache itself would do, but without the interceptors around it, which cost more than all else of a call.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProvider} and {@link InfinispanUtils}, since the caches are nowhere
 * else to be had.
 */
final class KeycloakCaches implements CachedObjects {

    private final Map<KeycloakCache, AdvancedCache<Object, Object>> caches;

    private KeycloakCaches(Map<KeycloakCache, AdvancedCache<Object, Object>> caches) {
        this.caches = caches;
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
            Map<KeycloakCache, AdvancedCache<Object, Object>> caches = new EnumMap<>(KeycloakCache.class);
            for (KeycloakCache cache : KeycloakCache.values()) {
                Cache<Object, Object> found = connections.getCache(cache.cacheName(), false);
                if (found == null) {
                    return Optional.empty();
                }
                caches.put(cache, found.getAdvancedCache());
            }
            return Optional.of(new KeycloakCaches(caches));
        }
    }

    private static boolean isEmbedded(KeycloakSessionFactory sessions, Class<? extends Provider> provider) {
        ProviderFactory<?> factory = sessions.getProviderFactory(provider);
        return factory != null && InfinispanUtils.EMBEDDED_PROVIDER_ID.equals(factory.getId());
    }

    @Override
    public Object find(CacheKey key) {
        AdvancedCache<Object, Object> cache = caches.get(key.cache());
        DistributionManager distribution = cache.getDistributionManager();
        if (distribution != null && !distribution.getCacheTopology().isReadOwner(key.key())) {
            return cache.get(key.key());
        }
        InternalCacheEntry<Object, Object> entry = cache.getDataContainer().get(key.key());
        return entry == null ? null : entry.getValue();
    }
}
