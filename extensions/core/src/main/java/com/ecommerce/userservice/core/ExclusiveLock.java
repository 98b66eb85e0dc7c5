package com.ecommerce.userservice.core;

import java.time.Duration;
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

    /** Some hashes of a password. Whoever waits occupies a thread that others need. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(10);

    private ExclusiveLock() {}

    /**
     * Waits up to a second for a lock and holds it until the transaction of the session has ended. Take it before
     * reading what it protects.
     *
     * @param name what must not overlap
     * @return false if others hold the lock for longer
     */
    public static boolean hold(KeycloakSession session, String name) {
        String key = "user-service.lock:" + name;
        if (!Polling.until(PATIENCE, POLL, () -> session.singleUseObjects().putIfAbsent(key, LIFE.toSeconds()))) {
            return false;
        }
        // Changes of user sessions must be written, and cached users forgotten, before the lock is given back: enlist
        // them first.
        session.sessions();
        session.users();
        session.getTransactionManager().enlistAfterCompletion(new Release(session.getKeycloakSessionFactory(), key));
        return true;
    }

    /**
     * As {@link #hold}, for whatever decides about a user's logins or compares before it writes the account: a login and
     * a change of the password or of the account must not overlap, or a session that began with the old password would
     * outlive it.
     */
    public static boolean holdAccount(KeycloakSession session, String userId) {
        return hold(session, "account:" + userId);
    }

    private static final class Release extends AbstractKeycloakTransaction {

        private final KeycloakSessionFactory factory;
        private final String key;

        Release(KeycloakSessionFactory factory, String key) {
            this.factory = factory;
            this.key = key;
        }

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
    }
}
