package com.ecommerce.userservice.core;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets the threads of this node that want the same lock have it in the order in which they came. */
final class LocalTurns {

    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();
    private final Semaphore waiting;
    private final int maxWaitingForOne;

    /**
     * Bounds the threads that wait and are not bounded elsewhere.
     *
     * @param maxWaiting for all locks together
     * @param maxWaitingForOne for one of them, so that no single one has all places
     */
    LocalTurns(int maxWaiting, int maxWaitingForOne) {
        waiting = new Semaphore(maxWaiting);
        this.maxWaitingForOne = maxWaitingForOne;
    }

    /**
     * Waits for the turn.
     *
     * @param boundedElsewhere whether the thread is one of a bounded number, so that it may wait beside any others
     * @return false if the turn does not come within the patience, too many threads wait, or the thread was interrupted
     */
    boolean enter(String key, Duration patience, boolean boundedElsewhere) {
        Turn turn = turns.compute(
                key, (name, present) -> (present == null ? new Turn(maxWaitingForOne) : present).wanted(1));
        boolean entered = turn.free.tryAcquire() || await(turn, patience, boundedElsewhere);
        if (!entered) {
            forget(key);
        }
        return entered;
    }

    private boolean await(Turn turn, Duration patience, boolean boundedElsewhere) {
        if (!boundedElsewhere && !takePlace(turn)) {
            return false;
        }
        try {
            return turn.free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (!boundedElsewhere) {
                turn.places.release();
                waiting.release();
            }
        }
    }

    private boolean takePlace(Turn turn) {
        if (!turn.places.tryAcquire()) {
            return false;
        }
        boolean taken = waiting.tryAcquire();
        if (!taken) {
            turn.places.release();
        }
        return taken;
    }

    /** Gives the turn to the thread that has waited longest. */
    void leave(String key) {
        turns.get(key).free.release();
        forget(key);
    }

    private void forget(String key) {
        turns.compute(key, (name, turn) -> turn.wanted(-1).users == 0 ? null : turn);
    }

    /** Returns for how many locks there are turns. */
    int size() {
        return turns.size();
    }

    private static final class Turn {

        private final Semaphore free = new Semaphore(1, true);
        private final Semaphore places;
        /** Guarded by the map's entry. */
        private int users;

        private Turn(int maxWaiting) {
            places = new Semaphore(maxWaiting);
        }

        private Turn wanted(int change) {
            users += change;
            return this;
        }
    }
}
