package com.ecommerce.userservice.grpc.cache;

import java.util.Objects;

/**
 * Names one object in one of Keycloak's caches.
 *
 * @param cache which cache
 * @param key the key there
 */
record CacheKey(KeycloakCache cache, Object key) {

    CacheKey {
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(key, "key");
    }
}
