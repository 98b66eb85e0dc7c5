package com.ecommerce.userservice.core.recall;

import com.ecommerce.userservice.core.CacheUse;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** Counts questions by whether the answer was recalled or made anew: {@code user.service.recalls}. */
final class RecallMeters {

    private final LongAdder recalled;
    private final LongAdder anew;

    RecallMeters(String name, MeterRegistry registry) {
        this.recalled = counter(name, "recalled", registry);
        this.anew = counter(name, "anew", registry);
    }

    void count(boolean wasRecalled) {
        (wasRecalled ? recalled : anew).increment();
    }

    CacheUse use(long entries) {
        return new CacheUse(entries, recalled.sum(), anew.sum());
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
