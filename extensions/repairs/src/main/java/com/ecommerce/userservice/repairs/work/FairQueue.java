package com.ecommerce.userservice.repairs.work;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a bounded number of requests be worked on at once. Others wait without a thread: the addresses from which they came take
 * turns, and so do the connections of one address; a client that asks for much delays its own requests. Where too many wait,
 * the address with most of them gives one up.
 */
public final class FairQueue {

    private final int maxAtWork;
    private final int maxWaiting;

    /** By address, in the order of their turns. */
    private final Map<Object, Waiting> waiting = new LinkedHashMap<>();

    private int waitingRequests;
    private int atWork;

    /**
     * @param maxAtWork how many are worked on at once, at least 1
     * @param maxWaiting how many wait at most, 0 or more
     */
    public FairQueue(int maxAtWork, int maxWaiting) {
        this.maxAtWork = maxAtWork;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Enters the queue. Where the place returned need not wait, the work begins with the caller.
     *
     * @param client who asks
     * @param begin begins the work of a place that has waited; run on the thread that leaves another place; must not block
     * @param refused called if a place that waits is given up to make room, on the newcomer's thread; must not block
     * @return the place, to be left when the work has ended; null if too many wait, then nothing is run
     */
    public Place enter(Client client, Runnable begin, Runnable refused) {
        Place place;
        Runnable givenUp = null;
        synchronized (this) {
            if (atWork < maxAtWork) {
                atWork++;
                return new Place(null);
            }
            if (waitingRequests >= maxWaiting) {
                Place newest = newestOfMost(client);
                if (newest == null) {
                    return null;
                }
                givenUp = newest.waiting.refused();
                forget(newest);
            }
            place = new Place(new Visitor(client, begin, refused));
            waiting.computeIfAbsent(client.address(), first -> new Waiting()).add(place);
            waitingRequests++;
        }
        if (givenUp != null) {
            givenUp.run();
        }
        return place;
    }

    /** Returns how many wait. */
    public synchronized int waiting() {
        return waitingRequests;
    }

    /** Returns the place that makes room; null if the newcomer's address has as many waiting as any other. */
    private Place newestOfMost(Client newcomer) {
        Waiting own = waiting.get(newcomer.address());
        int withNewcomer = own == null ? 1 : own.requests + 1;
        return waiting.values().stream()
                .max(Comparator.comparingInt(of -> of.requests))
                .filter(most -> most.requests > withNewcomer)
                .map(Waiting::newest)
                .orElse(null);
    }

    private void forget(Place place) {
        Client client = place.waiting.client();
        Waiting ofAddress = waiting.get(client.address());
        ofAddress.remove(place);
        if (ofAddress.requests == 0) {
            waiting.remove(client.address());
        }
        waitingRequests--;
        place.waiting = null;
        place.left = true;
    }

    /** Has the next place be worked on and returns what begins that; null if none waits. */
    private Runnable next() {
        if (waiting.isEmpty()) {
            atWork--;
            return null;
        }
        Object address = waiting.keySet().iterator().next();
        Waiting ofAddress = waiting.remove(address);
        Place place = ofAddress.next();
        if (ofAddress.requests > 0) {
            waiting.put(address, ofAddress);
        }
        waitingRequests--;
        Runnable begin = place.waiting.begin();
        place.waiting = null;
        return begin;
    }

    /** Who waits, and what is to be done about it. */
    private record Visitor(Client client, Runnable begin, Runnable refused) {}

    /** Where a request stands. Once it need not wait any more, its place does not refer to it. */
    public final class Place {

        private final boolean hadToWait;

        /** Null once there is no wait. */
        private Visitor waiting;

        private boolean left;

        private Place(Visitor waiting) {
            this.waiting = waiting;
            hadToWait = waiting != null;
        }

        /** Returns whether the work begins by {@code begin} alone; that may have been called by now. */
        public boolean hadToWait() {
            return hadToWait;
        }

        /** Gives the place up, waiting or at work; again does nothing. */
        public void leave() {
            Runnable next = null;
            synchronized (FairQueue.this) {
                if (waiting != null) {
                    forget(this);
                } else if (!left) {
                    left = true;
                    next = next();
                }
            }
            if (next != null) {
                next.run();
            }
        }

        /**
         * Leaves if the work has not begun.
         *
         * @return whether it had not
         */
        public boolean leaveIfWaiting() {
            synchronized (FairQueue.this) {
                if (waiting == null) {
                    return false;
                }
                forget(this);
                return true;
            }
        }
    }

    /** What waits of one address. */
    private static final class Waiting {

        /** By connection, in the order of their places. */
        private final Map<Object, Deque<Place>> places = new LinkedHashMap<>();

        private int requests;

        void add(Place place) {
            places.computeIfAbsent(place.waiting.client().connection(), first -> new ArrayDeque<>())
                    .add(place);
            requests++;
        }

        void remove(Place place) {
            Deque<Place> ofConnection = places.get(place.waiting.client().connection());
            ofConnection.remove(place);
            if (ofConnection.isEmpty()) {
                places.remove(place.waiting.client().connection());
            }
            requests--;
        }

        Place next() {
            Object connection = places.keySet().iterator().next();
            Deque<Place> ofConnection = places.remove(connection);
            Place place = ofConnection.poll();
            if (!ofConnection.isEmpty()) {
                places.put(connection, ofConnection);
            }
            requests--;
            return place;
        }

        Place newest() {
            return places.values().stream()
                    .max(Comparator.comparingInt(Deque::size))
                    .orElseThrow()
                    .getLast();
        }
    }
}
