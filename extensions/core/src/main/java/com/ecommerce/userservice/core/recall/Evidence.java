package com.ecommerce.userservice.core.recall;

import java.util.Set;

/**
 * The objects that stood in Keycloak's caches when an answer was about to be made of them. As long as the very same
 * objects stand there, whoever asks again would get the same answer.
 */
final class Evidence {

    private final CachedObjects caches;
    private final Set<CacheKey> keySet;
    private final CacheKey[] keys;
    private final Object[] objects;

    private Evidence(CachedObjects caches, Set<CacheKey> keySet, CacheKey[] keys, Object[] objects) {
        this.caches = caches;
        this.keySet = keySet;
        this.keys = keys;
        this.objects = objects;
    }

    /** Returns what stands under the keys now; null if something is missing, so that nothing could be told from it. */
    static Evidence gather(CachedObjects caches, Set<CacheKey> keySet) {
        CacheKey[] keys = keySet.toArray(CacheKey[]::new);
        Object[] objects = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            objects[i] = caches.find(keys[i]);
            boolean wanted = keys[i].cache() != KeycloakCache.REVOKED_TOKENS;
            if (wanted != (objects[i] != null) || objects[i] == CachedObjects.ELSEWHERE) {
                return null;
            }
        }
        return new Evidence(caches, keySet, keys, objects);
    }

    Set<CacheKey> keySet() {
        return keySet;
    }

    /** Returns whether this is all that an answer with these dependencies rests on. */
    boolean covers(Set<CacheKey> dependencies) {
        return keySet.equals(dependencies);
    }

    /** Returns whether each object still stands under its key. */
    boolean stands() {
        for (int i = 0; i < keys.length; i++) {
            if (caches.find(keys[i]) != objects[i]) {
                return false;
            }
        }
        return true;
    }
}
