package com.ecommerce.userservice.grpc.cache;

import com.ecommerce.userservice.core.cache.CacheMeters;
import com.ecommerce.userservice.core.cache.CacheUse;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The cached responses of one method, which are sent again without a session as long as nothing that they depend on has
 * changed. This is no cache with a time to live, which would go on sending a response that is wrong by now: each time,
 * every object that the response was computed from is looked up in Keycloak's own caches, and must be the very same one.
 * Where one is not there, or was evicted, or lives on another node, the response is computed anew. Safe for use by many
 * threads.
 *
 * @param <R> a response, immutable
 */
public final class CachedResponses<R> {

    /** A cached response keeps in memory what it depends on, even when Keycloak has evicted it. */
    private static final Duration EXPIRE_UNUSED_AFTER = Duration.ofMinutes(10);

    private final boolean enabled;
    private final Optional<CachedObjects> caches;
    private final Cache<Object, CachedResponse<R>> responses;
    private final CachedResponseMeters meters;

    /**
     * @param maxEntries how many responses are cached at most; 0 for none, see {@link #isEnabled()}
     * @param name what meters call the method
     * @param registry shows how many responses are cached, and how many calls found one
     */
    public CachedResponses(KeycloakSessionFactory sessions, int maxEntries, String name, MeterRegistry registry) {
        this(maxEntries == 0 ? Optional.empty() : KeycloakCaches.of(sessions), maxEntries, name, registry);
    }

    /** @param caches empty where nothing can be cached */
    CachedResponses(Optional<CachedObjects> caches, int maxEntries, String name, MeterRegistry registry) {
        this.enabled = maxEntries > 0;
        this.caches = caches;
        this.responses = CacheMeters.build(
                Caffeine.newBuilder().maximumSize(maxEntries).expireAfterAccess(EXPIRE_UNUSED_AFTER), name, registry);
        this.meters = new CachedResponseMeters(name, registry);
    }

    /** Returns whether responses are cached at all; if not, a caller need neither look one up nor record dependencies. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Looks up the response of a call.
     *
     * @param call a value that no other call is equal to
     */
    public CachedResponseLookup<R> lookUp(Object call) {
        CachedResponseLookup<R> lookup = new CachedResponseLookup<>(this, call, responses.getIfPresent(call));
        meters.count(lookup.response() != null);
        return lookup;
    }

    /** Returns how many responses are cached, and how many calls found one; the others were computed anew. */
    public CacheUse use() {
        return meters.use(responses.estimatedSize());
    }

    boolean receivesChanges() {
        return caches.map(CachedObjects::receiveChanges).orElse(false);
    }

    CacheSnapshot takeSnapshot(CachedResponse<R> cached) {
        return caches.map(found -> CacheSnapshot.take(found, cached.dependencies()))
                .orElse(null);
    }

    void put(Object call, CachedResponse<R> response) {
        if (caches.isPresent()) {
            responses.put(call, response);
        }
    }

    void remove(Object call) {
        responses.invalidate(call);
    }
}
