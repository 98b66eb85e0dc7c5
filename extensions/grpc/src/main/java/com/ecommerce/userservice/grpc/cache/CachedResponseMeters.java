package com.ecommerce.userservice.grpc.cache;

import com.ecommerce.userservice.core.cache.CacheUse;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls by whether their response was cached or computed anew: {@code user.service.recalls}. */
final class CachedResponseMeters {

    private final LongAdder cached;
    private final LongAdder anew;

    CachedResponseMeters(String name, MeterRegistry registry) {
        this.cached = counter(name, "recalled", registry);
        this.anew = counter(name, "anew", registry);
    }

    void count(boolean wasCached) {
        (wasCached ? cached : anew).increment();
    }

    CacheUse use(long entries) {
        return new CacheUse(entries, cached.sum(), anew.sum());
    }

    private static LongAdder counter(String name, String result, MeterRegistry registry) {
        LongAdder count = new LongAdder();
        FunctionCounter.builder("user.service.recalls", count, LongAdder::sum)
                .description("Answers that were recalled or made anew")
                .tag("cache", name)
                .tag("result", result)
                .register(registry);
        return count;
    }
}
