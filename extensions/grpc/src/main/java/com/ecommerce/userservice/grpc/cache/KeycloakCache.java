package com.ecommerce.userservice.grpc.cache;

import org.keycloak.connections.infinispan.InfinispanConnectionProvider;

/**
 * The caches of Keycloak 26.7 that responses depend on. In each of them a change that has been committed, on any node,
 * removes or replaces the object under a key.
 */
enum KeycloakCache {
    /** Realms, clients, roles and groups by id ({@code CachedRealm} and others). */
    REALMS(InfinispanConnectionProvider.REALM_CACHE_NAME, InfinispanConnectionProvider.REALM_REVISIONS_CACHE_NAME),
    /** Users by id ({@code CachedUser}). */
    USERS(InfinispanConnectionProvider.USER_CACHE_NAME, InfinispanConnectionProvider.USER_REVISIONS_CACHE_NAME),
    /** User sessions by id ({@code SessionEntityWrapper}). */
    USER_SESSIONS(InfinispanConnectionProvider.USER_SESSION_CACHE_NAME, null),
    /** Client sessions by {@code EmbeddedClientSessionKey}. */
    CLIENT_SESSIONS(InfinispanConnectionProvider.CLIENT_SESSION_CACHE_NAME, null),
    /** Among others the ids of revoked tokens, with {@code SingleUseObjectProvider.REVOKED_KEY} at their end. */
    REVOKED_TOKENS(InfinispanConnectionProvider.ACTION_TOKEN_CACHE, null);

    private final String cacheName;
    private final String revisionsName;

    KeycloakCache(String cacheName, String revisionsName) {
        this.cacheName = cacheName;
        this.revisionsName = revisionsName;
    }

    /** The cache that holds the revisions of the objects; null if they have none. */
    String revisionsName() {
        return revisionsName;
    }

    String cacheName() {
        return cacheName;
    }
}
