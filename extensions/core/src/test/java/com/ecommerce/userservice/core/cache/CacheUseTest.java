package com.ecommerce.userservice.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheUseTest {

    private final Cache<String, String> cache =
            CacheMeters.build(Caffeine.newBuilder(), "tokens", new SimpleMeterRegistry());

    @Test
    void givenNoLookup_whenDescribed_thenSaidSo() {
        assertThat(CacheUse.of(cache).describe("tokens"))
                .isEqualTo(Map.of("tokens-entries", "0", "tokens-hit-rate", "no lookup yet"));
    }

    @Test
    void givenHitsAndMisses_whenDescribed_thenEntriesAndRate() {
        cache.put("known", "value");
        cache.getIfPresent("known");
        cache.getIfPresent("known");
        cache.getIfPresent("unknown");

        assertThat(CacheUse.of(cache).describe("tokens"))
                .isEqualTo(Map.of("tokens-entries", "1", "tokens-hit-rate", "66.7 %"));
    }
}
