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
     * Enters the queue. The work may begin at once if the place returned is not waiting.
     *
     * @param client who asks
     * @param begin begins the work of a place that has waited; run on the thread that leaves another place; must not block
     * @param refused called if a place that waits is given up to make room, on the newcomer's thread; must not block
     * @return the place, to be left when the work has ended; null if too many wait, then nothing is run
     */
    public Place enter(Client client, Runnable begin, Runnable refused) {
        Place place = new Place(client, begin, refused);
        Place givenUp = null;
        synchronized (this) {
            if (atWork < maxAtWork) {
                atWork++;
                place.state = State.AT_WORK;
                return place;
            }
            if (waitingRequests >= maxWaiting) {
                givenUp = giveUpFor(client);
                if (givenUp == null) {
                    return null;
                }
            }
            waiting.computeIfAbsent(client.address(), first -> new Waiting()).add(place);
            waitingRequests++;
        }
        if (givenUp != null) {
            givenUp.refused.run();
        }
        return place;
    }

    /** Returns how many wait. */
    public synchronized int waiting() {
        return waitingRequests;
    }

    /** Returns the place that makes room; null if the newcomer's address has as many waiting as any other. */
    private Place giveUpFor(Client newcomer) {
        Waiting own = waiting.get(newcomer.address());
        int withNewcomer = own == null ? 1 : own.requests + 1;
        Place newest = waiting.values().stream()
                .max(Comparator.comparingInt(of -> of.requests))
                .filter(most -> most.requests > withNewcomer)
                .map(Waiting::newest)
                .orElse(null);
        if (newest != null) {
            forget(newest);
        }
        return newest;
    }

    private void forget(Place place) {
        place.state = State.LEFT;
        Waiting ofAddress = waiting.get(place.client.address());
        ofAddress.remove(place);
        if (ofAddress.requests == 0) {
            waiting.remove(place.client.address());
        }
        waitingRequests--;
    }

    /** Returns null if none waits. */
    private Place next() {
        if (waiting.isEmpty()) {
            return null;
        }
        Object address = waiting.keySet().iterator().next();
        Waiting ofAddress = waiting.remove(address);
        Place place = ofAddress.next();
        if (ofAddress.requests > 0) {
            waiting.put(address, ofAddress);
        }
        waitingRequests--;
        return place;
    }

    private enum State {
        WAITING,
        AT_WORK,
        LEFT
    }

    /** Where a request stands. */
    public final class Place {

        private final Client client;
        private final Runnable begin;
        private final Runnable refused;
        private State state = State.WAITING;

        private Place(Client client, Runnable begin, Runnable refused) {
            this.client = client;
            this.begin = begin;
            this.refused = refused;
        }

        public boolean isWaiting() {
            synchronized (FairQueue.this) {
                return state == State.WAITING;
            }
        }

        /** Gives the place up, waiting or at work; again does nothing. */
        public void leave() {
            Place next = null;
            synchronized (FairQueue.this) {
                if (state == State.WAITING) {
                    forget(this);
                } else if (state == State.AT_WORK) {
                    state = State.LEFT;
                    next = next();
                    if (next == null) {
                        atWork--;
                    } else {
                        next.state = State.AT_WORK;
                    }
                }
            }
            if (next != null) {
                next.begin.run();
            }
        }

        /**
         * Leaves if the work has not begun.
         *
         * @return whether it had not
         */
        public boolean leaveIfWaiting() {
            synchronized (FairQueue.this) {
                if (state != State.WAITING) {
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
            places.computeIfAbsent(place.client.connection(), first -> new ArrayDeque<>())
                    .add(place);
            requests++;
        }

        void remove(Place place) {
            Deque<Place> ofConnection = places.get(place.client.connection());
            ofConnection.remove(place);
            if (ofConnection.isEmpty()) {
                places.remove(place.client.connection());
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
