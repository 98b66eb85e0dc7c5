package com.ecommerce.userservice.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What limits have decided: {@code user.service.limited.requests} by its tags {@code limit} and {@code outcome}. */
final class LimitMeters {

    private final Map<Limit, Counter> admitted;
    private final Map<Limit, Counter> refused;
    private final Map<Limit, Counter> unchecked;

    LimitMeters(MeterRegistry registry) {
        admitted = counters(registry, "admitted");
        refused = counters(registry, "refused");
        unchecked = counters(registry, "unchecked");
    }

    void decided(Limit limit, boolean isAdmitted) {
        (isAdmitted ? admitted : refused).get(limit).increment();
    }

    /** A request was admitted since the counts could not be reached. */
    void unchecked(Limit limit) {
        unchecked.get(limit).increment();
    }

    private static Map<Limit, Counter> counters(MeterRegistry registry, String outcome) {
        Map<Limit, Counter> counters = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            counters.put(
                    limit,
                    Counter.builder("user.service.limited.requests")
                            .description("Requests that a limit was asked about, by outcome")
                            .baseUnit("requests")
                            .tag("limit", limit.wireName())
                            .tag("outcome", outcome)
                            .register(registry));
        }
        return counters;
    }
}
