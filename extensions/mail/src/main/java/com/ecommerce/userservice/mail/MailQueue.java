package com.ecommerce.userservice.mail;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * E-mails that wait for mail servers. Each realm has a queue and few threads, so that a mail server that hangs holds the
 * e-mails of its own realm only; realms with much to send take turns. Safe for use by many threads.
 */
final class MailQueue {

    private static final long IDLE_SECONDS = 10;

    private final MailConfig config;
    private final ThreadPoolExecutor threads;
    private final Map<String, RealmQueue> queues = new HashMap<>();
    private int waiting;

    MailQueue(MailConfig config) {
        this.config = config;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                config.maxAtOnce(),
                config.maxAtOnce(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "mail-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Has an e-mail sent as soon as it is its turn.
     *
     * @param mail sends it and throws nothing
     * @return false if too many wait, or the server stops
     */
    synchronized boolean add(String realmId, Runnable mail) {
        if (waiting >= config.maxWaiting()) {
            return false;
        }
        RealmQueue queue = queues.computeIfAbsent(realmId, id -> new RealmQueue());
        if (queue.mails.size() >= config.maxWaitingPerRealm()) {
            return false;
        }
        queue.mails.add(mail);
        waiting++;
        return queue.running >= config.maxAtOncePerRealm() || begin(realmId, queue);
    }

    private boolean begin(String realmId, RealmQueue queue) {
        try {
            threads.execute(() -> sendNext(realmId));
            queue.running++;
            queue.begun++;
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    private void sendNext(String realmId) {
        Runnable mail = take(realmId);
        try {
            mail.run();
        } finally {
            end(realmId);
        }
    }

    private synchronized Runnable take(String realmId) {
        RealmQueue queue = queues.get(realmId);
        queue.begun--;
        waiting--;
        return queue.mails.remove();
    }

    /** The next e-mail of the realm goes behind those of others. */
    private synchronized void end(String realmId) {
        RealmQueue queue = queues.get(realmId);
        queue.running--;
        if (queue.mails.size() > queue.begun) {
            begin(realmId, queue);
        } else if (queue.mails.isEmpty() && queue.running == 0) {
            queues.remove(realmId);
        }
    }

    void stop() {
        threads.shutdown();
    }

    private static final class RealmQueue {

        private final Queue<Runnable> mails = new ArrayDeque<>();

        /** Threads that send an e-mail or will. */
        private int running;

        /** Those of them that have not taken theirs yet: never more than there are e-mails. */
        private int begun;
    }
}
