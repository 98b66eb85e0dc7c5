package com.ecommerce.userservice.core.recall;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts questions by whether the answer was recalled or made anew: {@code user.service.recalls}. */
final class RecallMeters {

    private final Counter recalled;
    private final Counter anew;

    RecallMeters(String name, MeterRegistry registry) {
        this.recalled = counter(name, "recalled", registry);
        this.anew = counter(name, "anew", registry);
    }

    void count(boolean wasRecalled) {
        (wasRecalled ? recalled : anew).increment();
    }

    private static Counter counter(String name, String result, MeterRegistry registry) {
        return Counter.builder("user.service.recalls")
                .description("Answers that were recalled or made anew")
                .tag("cache", name)
                .tag("result", result)
                .register(registry);
    }
}
