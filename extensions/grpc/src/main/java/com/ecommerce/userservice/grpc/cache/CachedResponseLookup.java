package com.ecommerce.userservice.grpc.cache;

import org.keycloak.common.util.Time;

/**
 * The lookup of one call: {@link #response()} first; if that has none, a session that begins afterwards computes the
 * response, and {@link #store} keeps it. Not for use by many threads.
 *
 * @param <R> a response, immutable
 */
public final class CachedResponseLookup<R> {

    private final CachedResponses<R> responses;
    private final Object call;
    private final CachedResponse<R> valid;
    private final CacheSnapshot before;

    CachedResponseLookup(CachedResponses<R> responses, Object call, CachedResponse<R> cached) {
        this.responses = responses;
        this.call = call;
        boolean isValid = cached != null && responses.receivesChanges() && cached.isValid(Time.currentTimeMillis());
        this.valid = isValid ? cached : null;
        // Before the session reads anything: what it finds is then no older than the snapshot.
        this.before = cached == null || isValid ? null : responses.takeSnapshot(cached);
    }

    /** Returns the cached response if nothing that it depends on has changed since it was computed; else null. */
    public R response() {
        return valid == null ? null : valid.response();
    }

    /**
     * Keeps the response that a session has computed, after it has been committed.
     *
     * @param dependsOn everything that the session has read for it
     */
    public void store(R response, CacheDependencies dependsOn) {
        if (dependsOn.isComplete()) {
            responses.put(call, CachedResponse.of(response, dependsOn, before));
        } else {
            responses.remove(call);
        }
    }
}
