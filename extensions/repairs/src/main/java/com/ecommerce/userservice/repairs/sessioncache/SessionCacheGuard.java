package com.ecommerce.userservice.repairs.sessioncache;

import java.util.List;
import org.infinispan.Cache;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.interceptors.AsyncInterceptorChain;
import org.infinispan.interceptors.locking.AbstractLockingInterceptor;
import org.jboss.logging.Logger;
import org.keycloak.common.Profile;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.infinispan.util.InfinispanUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Puts {@link RemovedSessions} into Keycloak's session caches, where the database holds every session besides them.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProvider} and {@link InfinispanUtils}, and of
 * Infinispan 16 its chain of interceptors, since no event and no provider lies between a lookup and the cache.
 */
final class SessionCacheGuard {

    private static final Logger LOG = Logger.getLogger(SessionCacheGuard.class);

    private static final List<String> CACHES = List.of(
            InfinispanConnectionProvider.USER_SESSION_CACHE_NAME,
            InfinispanConnectionProvider.CLIENT_SESSION_CACHE_NAME,
            InfinispanConnectionProvider.OFFLINE_USER_SESSION_CACHE_NAME,
            InfinispanConnectionProvider.OFFLINE_CLIENT_SESSION_CACHE_NAME);

    private SessionCacheGuard() {}

    /** Guards the caches of this node; call it before the server takes requests. */
    static void install(KeycloakSessionFactory sessions) {
        if (!Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS)
                || !InfinispanUtils.isEmbeddedInfinispan()) {
            return;
        }
        try (KeycloakSession session = sessions.create()) {
            InfinispanConnectionProvider connections = session.getProvider(InfinispanConnectionProvider.class);
            for (String name : CACHES) {
                Cache<Object, Object> cache = connections.getCache(name, false);
                if (cache != null) {
                    guard(cache);
                }
            }
        }
    }

    private static void guard(Cache<Object, Object> cache) {
        AsyncInterceptorChain chain = ComponentRegistry.componentOf(cache, AsyncInterceptorChain.class);
        AbstractLockingInterceptor lock =
                chain == null ? null : chain.findInterceptorExtending(AbstractLockingInterceptor.class);
        if (lock == null) {
            LOG.warnf(
                    "The cache %s takes no locks: a lookup that races a logout may bring a session back",
                    cache.getName());
        } else if (!chain.containsInterceptorType(RemovedSessions.class)) {
            chain.addInterceptorAfter(new RemovedSessions(), lock.getClass());
        }
    }
}
