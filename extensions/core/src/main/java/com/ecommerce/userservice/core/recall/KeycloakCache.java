package com.ecommerce.userservice.core.recall;

import org.keycloak.connections.infinispan.InfinispanConnectionProvider;

/**
 * The caches of Keycloak 26.7 that answers rest on. In each of them a change, on any node, removes or replaces the
 * object that stands under a key; no object is changed into another one's state.
 */
enum KeycloakCache {
    /** Realms, clients, roles and groups by id ({@code CachedRealm} and others). */
    REALMS(InfinispanConnectionProvider.REALM_CACHE_NAME),
    /** Users by id ({@code CachedUser}). */
    USERS(InfinispanConnectionProvider.USER_CACHE_NAME),
    /** User sessions by id ({@code SessionEntityWrapper}). */
    USER_SESSIONS(InfinispanConnectionProvider.USER_SESSION_CACHE_NAME),
    /** Client sessions by {@code EmbeddedClientSessionKey}. */
    CLIENT_SESSIONS(InfinispanConnectionProvider.CLIENT_SESSION_CACHE_NAME),
    /** Among others the ids of revoked tokens, with {@code SingleUseObjectProvider.REVOKED_KEY} at their end. */
    REVOKED_TOKENS(InfinispanConnectionProvider.ACTION_TOKEN_CACHE);

    private final String cacheName;

    KeycloakCache(String cacheName) {
        this.cacheName = cacheName;
    }

    String cacheName() {
        return cacheName;
    }
}
