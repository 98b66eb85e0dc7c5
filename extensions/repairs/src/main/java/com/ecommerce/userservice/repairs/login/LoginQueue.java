package com.ecommerce.userservice.repairs.login;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lets a bounded number of requests be worked on at once; others wait in the order in which they came, up to a bound.
 * Waiting occupies no thread.
 */
final class LoginQueue {

    private final int maxAtWork;
    private final int maxWaiting;
    private final Set<Place> waiting = new LinkedHashSet<>();
    private int atWork;

    /**
     * @param maxAtWork how many are worked on at once, at least 1
     * @param maxWaiting how many wait at most, 0 or more
     */
    LoginQueue(int maxAtWork, int maxWaiting) {
        this.maxAtWork = maxAtWork;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Runs the work as soon as fewer than the bound are worked on: at once, or on the thread that leaves.
     *
     * @param work starts the work; must not block
     * @return the place in the queue, to be left when the work has ended; null if too many wait, then nothing is run
     */
    Place enter(Runnable work) {
        Place place = new Place(work);
        synchronized (waiting) {
            if (atWork >= maxAtWork) {
                return waiting.size() < maxWaiting && waiting.add(place) ? place : null;
            }
            atWork++;
            place.atWork = true;
        }
        work.run();
        return place;
    }

    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Where a request stands. */
    final class Place {

        private final Runnable work;
        private boolean atWork;
        private boolean left;

        private Place(Runnable work) {
            this.work = work;
        }

        /** Gives the place up, waiting or at work; again does nothing. The request that has waited longest is next. */
        void leave() {
            Place next = null;
            synchronized (waiting) {
                if (left) {
                    return;
                }
                left = true;
                if (!atWork) {
                    waiting.remove(this);
                    return;
                }
                if (waiting.isEmpty()) {
                    LoginQueue.this.atWork--;
                } else {
                    next = waiting.iterator().next();
                    waiting.remove(next);
                    next.atWork = true;
                }
            }
            if (next != null) {
                next.work.run();
            }
        }

        boolean isWaiting() {
            synchronized (waiting) {
                return !atWork && !left;
            }
        }

        /**
         * Leaves if the work has not begun.
         *
         * @return whether it had not
         */
        boolean leaveIfWaiting() {
            synchronized (waiting) {
                if (atWork || left) {
                    return false;
                }
                left = true;
                return waiting.remove(this);
            }
        }
    }
}
