package com.ecommerce.userservice.core.recall;

/** What Keycloak has in its caches at this moment. */
interface CachedObjects {

    /** Returns the object that stands under the key now; null if there is none. */
    Object find(CacheKey key);
}
