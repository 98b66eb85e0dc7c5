package com.ecommerce.userservice.repairs.session;

import java.util.Map;
import java.util.Set;
import org.infinispan.Cache;
import org.infinispan.commons.util.concurrent.AggregateCompletionStage;
import org.infinispan.commons.util.concurrent.CompletionStages;
import org.infinispan.context.Flag;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.infinispan.util.InfinispanUtils;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.sessions.infinispan.entities.EmbeddedClientSessionKey;

/**
 * Keycloak's caches of sessions that are in the database as well.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link InfinispanConnectionProvider}, {@link EmbeddedClientSessionKey}.
 */
final class SessionCaches {

    private final KeycloakSession session;
    private final InfinispanConnectionProvider connections;

    private SessionCaches(KeycloakSession session, InfinispanConnectionProvider connections) {
        this.session = session;
        this.connections = connections;
    }

    static SessionCaches of(KeycloakSession session) {
        return new SessionCaches(session, session.getProvider(InfinispanConnectionProvider.class));
    }

    /**
     * Removes sessions from the caches of all nodes, now and once more when their rows are gone: until then, a node that
     * misses its cache reads the row and puts the session back.
     *
     * @param clientsBySession ids of clients by ids of sessions
     */
    void forget(Map<String, Set<String>> clientsBySession, boolean offline) {
        remove(clientsBySession, offline);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                remove(clientsBySession, offline);
            }

            @Override
            protected void rollbackImpl() {
                // The rows are still there, and the caches may hold them.
            }
        });
    }

    /**
     * Returns when it has happened. Each key is removed by itself, whether it is there or not, so that lookups under way
     * cannot put it back where the node that owns the key keeps it out.
     */
    private void remove(Map<String, Set<String>> clientsBySession, boolean offline) {
        if (connections == null || !InfinispanUtils.isEmbeddedInfinispan()) {
            return;
        }
        Cache<Object, Object> users = cache(
                offline
                        ? InfinispanConnectionProvider.OFFLINE_USER_SESSION_CACHE_NAME
                        : InfinispanConnectionProvider.USER_SESSION_CACHE_NAME);
        Cache<Object, Object> clients = cache(
                offline
                        ? InfinispanConnectionProvider.OFFLINE_CLIENT_SESSION_CACHE_NAME
                        : InfinispanConnectionProvider.CLIENT_SESSION_CACHE_NAME);
        if (users == null || clients == null) {
            return;
        }
        AggregateCompletionStage<Void> removals = CompletionStages.aggregateCompletionStage();
        clientsBySession.forEach((sessionId, clientIds) -> {
            removals.dependsOn(users.removeAsync(sessionId));
            clientIds.forEach(clientId ->
                    removals.dependsOn(clients.removeAsync(new EmbeddedClientSessionKey(sessionId, clientId))));
        });
        CompletionStages.join(removals.freeze());
    }

    private Cache<Object, Object> cache(String name) {
        Cache<Object, Object> cache = connections.getCache(name, false);
        return cache == null ? null : cache.getAdvancedCache().withFlags(Flag.IGNORE_RETURN_VALUES);
    }
}
