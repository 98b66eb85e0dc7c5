package com.ecommerce.userservice.grpc.cache;

import java.util.Set;

/**
 * What is cached of a call. After the first response that is only its dependencies; a response can be sent again if the
 * snapshot of them was taken before it was computed.
 *
 * @param response null without a snapshot
 * @param dependencies what the last response depended on
 * @param snapshot null after the first response, or if dependencies change from one response to the next
 * @param validUntilMillis since the epoch
 */
record CachedResponse<R>(R response, Set<CacheKey> dependencies, CacheSnapshot snapshot, long validUntilMillis) {

    static <R> CachedResponse<R> of(R response, CacheDependencies dependsOn, CacheSnapshot before) {
        Set<CacheKey> dependencies = dependsOn.keys();
        return before != null && before.covers(dependencies)
                ? new CachedResponse<>(response, before.keySet(), before, dependsOn.validUntilMillis())
                : new CachedResponse<>(null, dependencies, null, dependsOn.validUntilMillis());
    }

    boolean isValid(long nowMillis) {
        return snapshot != null && nowMillis < validUntilMillis && snapshot.isCurrent();
    }
}
