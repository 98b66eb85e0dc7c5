package com.ecommerce.userservice.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class CacheMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Cache<String, String> cache = CacheMeters.build(
            Caffeine.newBuilder().maximumSize(2).executor(Runnable::run), "verified-tokens", registry);

    @Test
    void givenHitAndMisses_whenRead_thenCountedApart() {
        cache.put("known", "value");
        cache.getIfPresent("known");
        cache.getIfPresent("unknown");
        cache.getIfPresent("unknown");

        assertThat(gets("hit")).isEqualTo(1);
        assertThat(gets("miss")).isEqualTo(2);
    }

    @Test
    void givenMoreEntriesThanFit_whenRead_thenSizeAndEvictionsShow() {
        for (int i = 0; i < 5; i++) {
            cache.put("key" + i, "value");
        }
        cache.cleanUp();

        assertThat(registry.get("cache.size")
                        .tag("cache", "verified-tokens")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(registry.get("cache.evictions")
                        .tags("cache", "verified-tokens", "cause", "SIZE")
                        .summary()
                        .count())
                .isEqualTo(3);
    }

    private double gets(String result) {
        return registry.get("cache.gets")
                .tags("cache", "verified-tokens", "result", result)
                .counter()
                .count();
    }
}
