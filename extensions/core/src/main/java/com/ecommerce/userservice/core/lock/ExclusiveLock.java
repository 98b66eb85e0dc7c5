package com.ecommerce.userservice.core.lock;

import java.time.Duration;
import org.keycloak.events.EventListenerProvider;
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

    /** Whoever waits occupies a thread that others need; see {@link #MAX_WAITING}. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Logins of one account, each of which takes as long as its hash; a busy server needs a second for some. */
    private static final Duration PATIENCE_OF_LOGINS = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(10);

    /**
     * How many threads of this node wait at most for a change of an account: with those that refresh and with those that log
     * in, a quarter of Keycloak's at least 50 workers, half of them.
     */
    private static final int MAX_WAITING = 4;

    /** Writes of one account at once are few, unless somebody means to keep others from theirs. */
    private static final int MAX_WAITING_FOR_ONE = 2;

    /** How many threads of this node wait at most for refreshes, each of which takes some milliseconds. */
    private static final int MAX_WAITING_REFRESHES = 12;

    /** The tabs of a browser refresh at once; more than these could not succeed with one token. */
    private static final int MAX_WAITING_REFRESHES_OF_ONE = 10;

    /** The listener of the repairs that ends sessions after the commit; it may be left out. */
    private static final String ACCOUNT_SESSIONS = "user-service-account-sessions";

    private static final FairLocks LOCAL_LOCKS = new FairLocks(MAX_WAITING, MAX_WAITING_FOR_ONE);

    /** Apart, so that nobody who refreshes without end keeps others from changing their accounts. */
    private static final FairLocks LOCAL_LOCKS_OF_REFRESHES =
            new FairLocks(MAX_WAITING_REFRESHES, MAX_WAITING_REFRESHES_OF_ONE);

    private ExclusiveLock() {}

    /**
     * Waits some seconds for a lock and holds it until the transaction of the session has ended. Take it before reading
     * what it protects. Threads of one node get it in the order in which they came.
     *
     * @param name what must not overlap
     * @return false if others hold the lock for longer, or too many threads wait
     */
    public static boolean hold(KeycloakSession session, String name) {
        return hold(session, name, LOCAL_LOCKS, PATIENCE, false);
    }

    /** As {@link #hold}, for a login, of which a bounded number is worked on at once: it waits longer. */
    public static boolean holdForLogin(KeycloakSession session, String name) {
        return hold(session, name, LOCAL_LOCKS, PATIENCE_OF_LOGINS, true);
    }

    /** As {@link #hold}, for a refresh of a user session: of one session more may wait. */
    public static boolean holdForRefresh(KeycloakSession session, String userSessionId) {
        return hold(session, "refresh:" + userSessionId, LOCAL_LOCKS_OF_REFRESHES, PATIENCE, false);
    }

    private static boolean hold(
            KeycloakSession session, String name, FairLocks localLocks, Duration patience, boolean boundedElsewhere) {
        String key = "user-service.lock:" + name;
        // User sessions must be written, cached users forgotten, and the sessions of a changed account ended before the
        // lock is given back: enlist them first.
        session.sessions();
        session.users();
        session.getProvider(EventListenerProvider.class, ACCOUNT_SESSIONS);
        if (!localLocks.acquire(key, patience, boundedElsewhere)) {
            return false;
        }
        boolean held = false;
        try {
            held = Polling.until(
                    patience, POLL, () -> session.singleUseObjects().putIfAbsent(key, LIFE.toSeconds()));
        } finally {
            if (!held) {
                localLocks.release(key);
            }
        }
        if (held) {
            session.getTransactionManager()
                    .enlistAfterCompletion(new Release(session.getKeycloakSessionFactory(), localLocks, key));
        }
        return held;
    }

    /**
     * As {@link #hold}, for whatever decides about a user's logins or compares before it writes the account: a login and
     * a change of the password or of the account must not overlap, or a session that began with the old password would
     * outlive it.
     */
    public static boolean holdAccount(KeycloakSession session, String userId) {
        return hold(session, account(userId));
    }

    /** As {@link #holdAccount}, for a login. */
    public static boolean holdAccountForLogin(KeycloakSession session, String userId) {
        return holdForLogin(session, account(userId));
    }

    private static String account(String userId) {
        return "account:" + userId;
    }

    private static final class Release extends AbstractKeycloakTransaction {

        private final KeycloakSessionFactory factory;
        private final FairLocks localLocks;
        private final String key;

        Release(KeycloakSessionFactory factory, FairLocks localLocks, String key) {
            this.factory = factory;
            this.localLocks = localLocks;
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
            try {
                KeycloakModelUtils.runJobInTransaction(
                        factory, other -> other.singleUseObjects().remove(key));
            } finally {
                localLocks.release(key);
            }
        }
    }
}
