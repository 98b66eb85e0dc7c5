package com.ecommerce.userservice.grpc.cache;

/** What Keycloak has in its caches at this moment, as far as this node knows without asking another one. */
interface CachedObjects {

    /** What {@link #find} returns where only another node knows. */
    Object ELSEWHERE = new Object();

    /** Returns the object under the key now; null if there is none. Never blocks. */
    Object find(CacheKey key);

    /** Returns whether this node receives what other nodes change. Never blocks. */
    default boolean receiveChanges() {
        return true;
    }
}
