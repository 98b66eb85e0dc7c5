package com.ecommerce.userservice.grpc.cache;

import java.util.Set;

/**
 * The objects that Keycloak's caches held before a response was computed from them. As long as the caches hold the very
 * same objects, the same call would get the same response.
 */
final class CacheSnapshot {

    private final CachedObjects caches;
    private final Set<CacheKey> keySet;
    private final CacheKey[] keys;
    private final Object[] objects;

    private CacheSnapshot(CachedObjects caches, Set<CacheKey> keySet, CacheKey[] keys, Object[] objects) {
        this.caches = caches;
        this.keySet = keySet;
        this.keys = keys;
        this.objects = objects;
    }

    /** Returns what the caches hold under the keys now; null if an object is missing, so that no change of it would show. */
    static CacheSnapshot take(CachedObjects caches, Set<CacheKey> keySet) {
        CacheKey[] keys = keySet.toArray(CacheKey[]::new);
        Object[] objects = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            objects[i] = caches.find(keys[i]);
            boolean wanted = keys[i].cache() != KeycloakCache.REVOKED_TOKENS;
            if (wanted != (objects[i] != null) || objects[i] == CachedObjects.ELSEWHERE) {
                return null;
            }
        }
        return new CacheSnapshot(caches, keySet, keys, objects);
    }

    Set<CacheKey> keySet() {
        return keySet;
    }

    /** Returns whether the snapshot holds exactly what a response with these dependencies depends on. */
    boolean covers(Set<CacheKey> dependencies) {
        return keySet.equals(dependencies);
    }

    /** Returns whether the caches still hold each of the objects under its key. */
    boolean isCurrent() {
        for (int i = 0; i < keys.length; i++) {
            if (caches.find(keys[i]) != objects[i]) {
                return false;
            }
        }
        return true;
    }
}
