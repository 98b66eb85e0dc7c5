package com.ecommerce.userservice.mail;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * E-mails that wait for mail servers. Each realm has a queue and few threads, so that a mail server that hangs delays the
 * e-mails of its own realm only; realms with many e-mails take turns. Safe for use by many threads.
 */
final class MailQueue {

    private static final long IDLE_SECONDS = 10;

    private final MailConfig config;
    private final ThreadPoolExecutor threads;
    private final Map<String, RealmQueue> queues = new HashMap<>();
    private int waiting;
    private int sending;
    private boolean stopping;

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
     * Has an e-mail sent as soon as it is its turn. If as many as may wait of all realms do, the last one of the longest
     * queue is dropped for it: realms whose mail servers hang must not take the places of the others.
     *
     * @param send sends it and throws nothing
     * @param dropped is called if it is not sent since too many wait, now or later, or since the server stops; not for
     *     those that {@link #stop} counts. Throws nothing
     */
    void add(String realmId, Runnable send, Runnable dropped) {
        Mail lost = put(realmId, new Mail(send, dropped));
        if (lost != null) {
            lost.dropped().run();
        }
    }

    /** Returns the e-mail that has to be dropped; null if none has. */
    private synchronized Mail put(String realmId, Mail mail) {
        RealmQueue queue = queues.getOrDefault(realmId, new RealmQueue());
        if (stopping || queue.mails.size() >= config.maxWaitingPerRealm()) {
            return mail;
        }
        queue.mails.add(mail);
        Mail lost = null;
        if (waiting < config.maxWaiting()) {
            waiting++;
        } else {
            lost = longest(queue).mails.removeLast();
        }
        if (lost != mail) {
            queues.put(realmId, queue);
            if (queue.running < config.maxAtOncePerRealm()) {
                begin(realmId, queue);
            }
        }
        return lost;
    }

    /** Returns the queue with the most e-mails; of several, the one that is named. */
    private RealmQueue longest(RealmQueue named) {
        return queues.values().stream()
                .max(Comparator.comparingInt(queue -> queue.mails.size()))
                .filter(other -> other.mails.size() > named.mails.size())
                .orElse(named);
    }

    private void begin(String realmId, RealmQueue queue) {
        queue.running++;
        queue.begun++;
        threads.execute(() -> sendNext(realmId));
    }

    private void sendNext(String realmId) {
        Mail mail = take(realmId);
        try {
            if (mail != null) {
                mail.send().run();
            }
        } finally {
            end(realmId, mail != null);
        }
    }

    /** Returns null if the e-mail has been dropped since. */
    private synchronized Mail take(String realmId) {
        RealmQueue queue = queues.get(realmId);
        queue.begun--;
        Mail mail = queue.mails.poll();
        if (mail != null) {
            waiting--;
            sending++;
        }
        return mail;
    }

    /** The next e-mail of the realm goes behind those of others. */
    private synchronized void end(String realmId, boolean sent) {
        if (sent) {
            sending--;
        }
        RealmQueue queue = queues.get(realmId);
        queue.running--;
        if (queue.mails.size() > queue.begun) {
            begin(realmId, queue);
        } else if (queue.mails.isEmpty() && queue.running == 0) {
            queues.remove(realmId);
        }
        notifyAll();
    }

    /**
     * Takes no more e-mails and waits until those that it has are sent.
     *
     * @param maxMillis waits so long at most
     * @return e-mails that were not sent in that time: they are lost
     */
    synchronized int stop(long maxMillis) {
        stopping = true;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMillis);
        try {
            for (long left = deadline - System.nanoTime();
                    waiting + sending > 0 && left > 0;
                    left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int unsent = waiting + sending;
        queues.values().forEach(queue -> queue.mails.clear());
        waiting = 0;
        threads.shutdown();
        return unsent;
    }

    private record Mail(Runnable send, Runnable dropped) {}

    private static final class RealmQueue {

        private final Deque<Mail> mails = new ArrayDeque<>();

        /** Threads that send an e-mail or will. */
        private int running;

        /** Those of them that have not taken theirs yet. */
        private int begun;
    }
}
