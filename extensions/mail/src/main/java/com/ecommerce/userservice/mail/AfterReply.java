package com.ecommerce.userservice.mail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Prepares e-mails once the request's transaction is committed, on threads of their own: their texts, links and events take
 * no time of the request. None of it waits for a mail server, see {@link MailQueue}.
 */
public final class AfterReply {

    private static final Logger LOG = Logger.getLogger(AfterReply.class);

    /**
     * Keycloak's pool of this name has four threads: it takes more only when its queue is full, which has no end
     * ({@code DefaultExecutorsProviderFactory} 26.7).
     */
    private static final String POOL = "user-service-notices";

    /** So much work waits at most in this process. */
    private static final int MOST = 10_000;

    /** The reply is written after the commit: work at that moment would take time of it, and tell that there is work. */
    private static final Executor BEHIND_THE_REPLY =
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, Runnable::run);

    private static int pending;

    private AfterReply() {}

    /**
     * Runs the work in a session and a transaction of its own, unless the current transaction is rolled back: then what it
     * is about has not happened. The request fails no more, whatever becomes of the work.
     *
     * @param name of the work, for the log
     * @return false if too much work waits: then it is not done
     */
    public static boolean run(KeycloakSession session, String name, Consumer<KeycloakSession> work) {
        return run(session, name, work, BEHIND_THE_REPLY);
    }

    /** As {@link #run}, for work that tells nothing that the reply does not: it begins at once. */
    static boolean runAtOnce(KeycloakSession session, String name, Consumer<KeycloakSession> work) {
        return run(session, name, work, Runnable::run);
    }

    private static boolean run(KeycloakSession session, String name, Consumer<KeycloakSession> work, Executor begin) {
        if (!begin()) {
            MailMeters.dropped();
            LOG.warnf("%s is not sent: too many e-mails wait to be written", name);
            return false;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Executor executor = session.getProvider(ExecutorsProvider.class).getExecutor(POOL);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                begin.execute(() -> AfterReply.execute(
                        executor, name, () -> KeycloakModelUtils.runJobInTransaction(factory, work::accept)));
            }

            @Override
            protected void rollbackImpl() {
                // What the e-mail is about has not happened.
                end();
            }
        });
        return true;
    }

    /** Waits until nothing is left to be prepared for requests that have been answered. */
    static synchronized void drain(long maxMillis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMillis);
        try {
            for (long left = deadline - System.nanoTime();
                    pending > 0 && left > 0;
                    left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(AfterReply.class, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized boolean begin() {
        if (pending >= MOST) {
            return false;
        }
        pending++;
        return true;
    }

    private static synchronized void end() {
        pending--;
        AfterReply.class.notifyAll();
    }

    private static void execute(Executor executor, String name, Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    MailMeters.failed();
                    // Its message may hold an address.
                    LOG.warnf("%s is not sent (%s)", name, e.getClass().getSimpleName());
                    LOG.debugf(e, "%s is not sent", name);
                } finally {
                    end();
                }
            });
        } catch (RejectedExecutionException e) {
            end();
            MailMeters.dropped();
            LOG.warnf("%s is not sent: the server stops", name);
        }
    }
}
