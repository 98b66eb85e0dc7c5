package com.ecommerce.userservice.core.cache;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much a cache of this node is used, for the page "Server info" of the admin console.
 *
 * @param entries how many it holds
 * @param hits how many lookups found something since the server started
 * @param misses how many found nothing
 */
public record CacheUse(long entries, long hits, long misses) {

    /** Returns the use of a cache that {@link CacheMeters} has built. Where metrics are off, no lookup is counted. */
    public static CacheUse of(Cache<?, ?> cache) {
        return new CacheUse(
                cache.estimatedSize(), cache.stats().hitCount(), cache.stats().missCount());
    }

    /**
     * Returns what to show.
     *
     * @param name of the cache, in kebab-case
     */
    public Map<String, String> describe(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(name + "-entries", String.valueOf(entries));
        values.put(name + "-hit-rate", hitRate());
        return values;
    }

    private String hitRate() {
        long lookups = hits + misses;
        return lookups == 0 ? "no lookup yet" : String.format(Locale.ROOT, "%.1f %%", 100.0 * hits / lookups);
    }
}
