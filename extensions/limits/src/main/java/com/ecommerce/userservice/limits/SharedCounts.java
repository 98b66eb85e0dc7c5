package com.ecommerce.userservice.limits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.eviction.EvictionStrategy;
import org.infinispan.functional.FunctionalMap.ReadWriteMap;
import org.infinispan.functional.impl.FunctionalMapImpl;
import org.infinispan.functional.impl.ReadWriteMapImpl;
import org.infinispan.manager.EmbeddedCacheManager;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Counts for all nodes together, in a cache of their own beside Keycloak's: each key has one node that owns it, and the question
 * goes there ({@link Admission}). When that node ends, its keys begin anew; while nodes hand keys to each other, a request may
 * count twice. Where nodes do not form a cluster (one node alone, or
 * sessions in an external Infinispan), each counts for itself.
 *
 * <p>Uses of Keycloak 26.7 and Infinispan 16: {@link InfinispanConnectionProvider}, which leads to the cache manager, and
 * functional maps.
 */
final class SharedCounts implements AdmissionCounts {

    private static final String CACHE = "user-service-rates";

    /** About 50 MB if each is in use. Those that are seldom asked for are pushed out first. */
    private static final long MAX_KEYS = 200_000;

    /** A login waits so long for a node that does not answer. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration CLEANING = Duration.ofMinutes(1);

    private final ReadWriteMap<String, byte[]> map;

    private SharedCounts(Cache<String, byte[]> cache) {
        map = ReadWriteMapImpl.create(FunctionalMapImpl.create(cache.getAdvancedCache()));
    }

    /** @param sessions of a Keycloak whose caches are ready */
    static SharedCounts open(KeycloakSessionFactory sessions) {
        try (KeycloakSession session = sessions.create()) {
            // One that there is in each setup.
            return open(session.getProvider(InfinispanConnectionProvider.class)
                    .getCache(InfinispanConnectionProvider.KEYS_CACHE_NAME)
                    .getCacheManager());
        }
    }

    static SharedCounts open(EmbeddedCacheManager caches) {
        boolean clustered = caches.getCacheManagerConfiguration().isClustered();
        caches.defineConfiguration(CACHE, configuration(clustered));
        return new SharedCounts(caches.getCache(CACHE));
    }

    private static Configuration configuration(boolean clustered) {
        ConfigurationBuilder cache = new ConfigurationBuilder();
        if (clustered) {
            cache.clustering()
                    .cacheMode(CacheMode.DIST_SYNC)
                    .remoteTimeout(PATIENCE.toMillis())
                    .hash()
                    .numOwners(1);
            cache.clustering().stateTransfer().awaitInitialTransfer(false);
        }
        cache.encoding().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
        cache.locking().lockAcquisitionTimeout(PATIENCE.toMillis());
        cache.memory().maxCount(MAX_KEYS).whenFull(EvictionStrategy.REMOVE);
        cache.expiration().wakeUpInterval(CLEANING.toMillis());
        return cache.build();
    }

    @Override
    public long admit(String key, Admission admission) throws Exception {
        return map.eval(key, admission).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
