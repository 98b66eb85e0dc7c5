package com.ecommerce.userservice.core.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineStatsCounter;

/**
 * Makes a cache that is seen in a registry as Keycloak's own local caches are (26.7,
 * {@code org.keycloak.cache.DefaultLocalCacheProviderFactory}): {@code cache.gets}, {@code cache.evictions},
 * {@code cache.size} with the tag {@code cache}.
 *
 * <p>It must be the same class of Micrometer that Keycloak takes: Prometheus refuses a second meter of one name with
 * other tags, and {@code CaffeineCacheMetrics} has other ones.
 */
public final class CacheMeters {

    private CacheMeters() {}

    /**
     * Builds the cache.
     *
     * @param builder bounds and expiry, without a statistics counter of its own
     * @param name value of the tag {@code cache}, which no other cache has
     */
    public static <K, V> Cache<K, V> build(
            Caffeine<? super K, ? super V> builder, String name, MeterRegistry registry) {
        CaffeineStatsCounter counter = new CaffeineStatsCounter(registry, name);
        Cache<K, V> cache = builder.recordStats(() -> counter).build();
        counter.registerSizeMetric(cache);
        return cache;
    }
}
