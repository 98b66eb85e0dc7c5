package com.ecommerce.userservice.core;

import java.time.Duration;
import org.keycloak.common.util.Retry;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Lets transactions that must not overlap happen one after the other, on all nodes. As {@code
 * AbstractRefreshTokenProvider} of Keycloak 26.7 does for itself: it has no lock for others.
 */
public final class ExclusiveLock {

    /** No transaction takes as long; a node that dies while it holds a lock blocks others no longer than this. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 10;

    private ExclusiveLock() {}

    /**
     * Waits for the lock and holds it until the transaction of the session has ended. Take it before reading what it
     * protects.
     *
     * @param name what must not overlap
     * @throws RuntimeException if another holds the lock for over 10 seconds
     */
    public static void hold(KeycloakSession session, String name) {
        String key = "user-service.lock:" + name;
        Retry.executeWithBackoff(
                iteration -> {
                    if (!session.singleUseObjects().putIfAbsent(key, LIFE.toSeconds())) {
                        throw new IllegalStateException("Another transaction holds a lock for too long");
                    }
                },
                PATIENCE,
                POLL_MILLIS);
        // Changes of user sessions must be written before the lock is given back: enlist them first.
        session.sessions();
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                release();
            }

            @Override
            protected void rollbackImpl() {
                release();
            }

            private void release() {
                KeycloakModelUtils.runJobInTransaction(
                        factory, other -> other.singleUseObjects().remove(key));
            }
        });
    }
}
