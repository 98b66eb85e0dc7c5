package com.ecommerce.userservice.core.recall;

/** What Keycloak has in its caches at this moment, as far as this node can tell without asking another one. */
interface CachedObjects {

    /** What {@link #find} returns where only another node can tell. */
    Object ELSEWHERE = new Object();

    /** Returns the object that stands under the key now; null if there is none. Never blocks. */
    Object find(CacheKey key);

    /** Returns whether what other nodes change arrives here. Never blocks. */
    default boolean hearOfChanges() {
        return true;
    }
}
