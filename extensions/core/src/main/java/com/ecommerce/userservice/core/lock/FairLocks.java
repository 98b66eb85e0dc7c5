package com.ecommerce.userservice.core.lock;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets the threads of this node that want the same lock have it in the order in which they came. */
final class FairLocks {

    private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();
    private final Semaphore waiting;
    private final int maxWaitingForOne;

    /**
     * Bounds the threads that wait and are not bounded elsewhere.
     *
     * @param maxWaiting for all locks together
     * @param maxWaitingForOne for one of them, so that no single one has all places
     */
    FairLocks(int maxWaiting, int maxWaitingForOne) {
        waiting = new Semaphore(maxWaiting);
        this.maxWaitingForOne = maxWaitingForOne;
    }

    /**
     * Waits for the lock.
     *
     * @param boundedElsewhere whether the thread is one of a bounded number, so that it may wait beside any others
     * @return false if it is not free within the patience, too many threads wait, or the thread was interrupted
     */
    boolean acquire(String key, Duration patience, boolean boundedElsewhere) {
        Lock lock = locks.compute(
                key, (name, present) -> (present == null ? new Lock(maxWaitingForOne) : present).wanted(1));
        boolean acquired = lock.free.tryAcquire() || await(lock, patience, boundedElsewhere);
        if (!acquired) {
            forget(key);
        }
        return acquired;
    }

    private boolean await(Lock lock, Duration patience, boolean boundedElsewhere) {
        if (!boundedElsewhere && !takePlace(lock)) {
            return false;
        }
        try {
            return lock.free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (!boundedElsewhere) {
                lock.places.release();
                waiting.release();
            }
        }
    }

    private boolean takePlace(Lock lock) {
        if (!lock.places.tryAcquire()) {
            return false;
        }
        boolean taken = waiting.tryAcquire();
        if (!taken) {
            lock.places.release();
        }
        return taken;
    }

    /** Gives the lock to the thread that has waited longest. */
    void release(String key) {
        locks.get(key).free.release();
        forget(key);
    }

    private void forget(String key) {
        locks.compute(key, (name, lock) -> lock.wanted(-1).users == 0 ? null : lock);
    }

    /** Returns how many locks are held or waited for. */
    int size() {
        return locks.size();
    }

    private static final class Lock {

        private final Semaphore free = new Semaphore(1, true);
        private final Semaphore places;
        /** Guarded by the map's entry. */
        private int users;

        private Lock(int maxWaiting) {
            places = new Semaphore(maxWaiting);
        }

        private Lock wanted(int change) {
            users += change;
            return this;
        }
    }
}
