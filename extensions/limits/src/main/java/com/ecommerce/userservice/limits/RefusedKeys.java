package com.ecommerce.userservice.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Those whom this node need not ask the others about, since a limit that is used up stays so until its time: a flood beyond a
 * limit costs no network.
 */
final class RefusedKeys {

    /** Some megabytes. One that is pushed out is asked about once more. */
    private static final int MAX_KEYS = 50_000;

    private final Cache<String, Refusal> refusals =
            Caffeine.newBuilder().maximumSize(MAX_KEYS).build();
    private final LongSupplier nanoTime;

    RefusedKeys(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns the milliseconds until the key is admitted again, 0 if it may be now, or if its quota is another one by now. */
    long remainingMillis(String key, int quota) {
        Refusal refusal = refusals.getIfPresent(key);
        if (refusal == null || refusal.quota() != quota) {
            return 0;
        }
        long nanos = refusal.endNanos() - nanoTime.getAsLong();
        return nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }

    void remember(String key, int quota, long waitMillis) {
        refusals.put(key, new Refusal(quota, nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(waitMillis)));
    }

    private record Refusal(int quota, long endNanos) {}
}
