package com.ecommerce.userservice.repairs.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private final List<String> begun = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Deque<FairQueue.Place> taken = new ArrayDeque<>();

    @Test
    void givenFreePlaces_whenEntered_thenWorkBeginsAtOnce() {
        FairQueue queue = new FairQueue(2, 0);

        enter(queue, "a");
        enter(queue, "b");

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void givenAllAtWork_whenOneLeaves_thenTheOneThatWaitedLongestIsNext() {
        FairQueue queue = new FairQueue(1, 2);
        FairQueue.Place first = enterAll(queue, "a", "b", "c");

        first.leave();

        assertThat(begun).containsExactly("a", "b");
        assertThat(queue.waiting()).isEqualTo(1);
    }

    @Test
    void givenFullQueue_whenEntered_thenRefused() {
        FairQueue queue = new FairQueue(1, 1);
        enter(queue, "a");
        enter(queue, "b");

        assertThat(enter(queue, "c")).isNull();
        assertThat(begun).containsExactly("a");
    }

    @Test
    void givenPlaceThatWasLeft_whenLeftAgain_thenNobodyElseBegins() {
        FairQueue queue = new FairQueue(1, 2);
        FairQueue.Place first = enterAll(queue, "a", "b", "c");

        first.leave();
        first.leave();

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void givenOneThatWaits_whenItGivesUp_thenItIsNeverBegun() {
        FairQueue queue = new FairQueue(1, 2);
        FairQueue.Place first = enter(queue, "a");
        FairQueue.Place second = enter(queue, "b");
        enter(queue, "c");

        assertThat(second.leaveIfWaiting()).isTrue();
        assertThat(second.leaveIfWaiting()).isFalse();
        second.leave();
        first.leave();

        assertThat(begun).containsExactly("a", "c");
    }

    @Test
    void givenWorkThatHasBegun_whenItIsTooLateToGiveUp_thenItKeepsItsPlace() {
        FairQueue queue = new FairQueue(1, 1);
        FairQueue.Place first = enter(queue, "a");
        enter(queue, "b");

        assertThat(first.leaveIfWaiting()).isFalse();
        assertThat(begun).containsExactly("a");
    }

    @Test
    void givenAllHaveLeft_whenEntered_thenAllPlacesAreFree() {
        FairQueue queue = new FairQueue(2, 0);
        enter(queue, "a").leave();
        enter(queue, "b").leave();

        enter(queue, "c");
        enter(queue, "d");

        assertThat(begun).containsExactly("a", "b", "c", "d");
        assertThat(enter(queue, "e")).isNull();
    }

    @Test
    void givenClientWithManyRequests_whenOthersAsk_thenTheyTakeTurns() {
        FairQueue queue = new FairQueue(1, 100);
        FairQueue.Place first = enterFlood(queue, 9);
        enter(queue, "other 1", 2, 2);
        enter(queue, "other 2", 2, 2);

        leaveInOrder(first, 4);

        assertThat(begun).containsExactly("flood 1", "flood 2", "other 1", "flood 3", "other 2");
    }

    @Test
    void givenConnectionWithManyRequests_whenAnotherOfTheAddressAsks_thenTheyTakeTurns() {
        FairQueue queue = new FairQueue(1, 100);
        FairQueue.Place first = enterFlood(queue, 9);
        enter(queue, "other", 1, 2);

        leaveInOrder(first, 3);

        assertThat(begun).containsExactly("flood 1", "flood 2", "other", "flood 3");
    }

    @Test
    void givenPlacesThatOneAddressHasTaken_whenAnotherAsks_thenTheFormerGivesItsNewestUp() {
        FairQueue queue = new FairQueue(1, 3);
        FairQueue.Place first = enter(queue, "flood 1", 1, 1);
        enter(queue, "flood 2", 1, 1);
        enter(queue, "flood 3", 1, 2);
        enter(queue, "flood 4", 1, 2);

        assertThat(enter(queue, "flood 5", 1, 3)).isNull();
        assertThat(enter(queue, "other", 2, 4)).isNotNull();
        leaveInOrder(first, 3);

        assertThat(refused).containsExactly("flood 4");
        assertThat(begun).containsExactly("flood 1", "flood 2", "other", "flood 3");
        assertThat(queue.waiting()).isZero();
    }

    /** Returns the first of them. */
    private FairQueue.Place enterAll(FairQueue queue, String... names) {
        return Stream.of(names).map(name -> enter(queue, name)).toList().get(0);
    }

    /** So many requests of one connection. Returns the first of them. */
    private FairQueue.Place enterFlood(FairQueue queue, int requests) {
        return IntStream.rangeClosed(1, requests)
                .mapToObj(i -> enter(queue, "flood " + i, 1, 1))
                .toList()
                .get(0);
    }

    private void leaveInOrder(FairQueue.Place first, int times) {
        taken.addFirst(first);
        for (int i = 0; i < times; i++) {
            taken.removeFirst().leave();
        }
    }

    private FairQueue.Place enter(FairQueue queue, String name) {
        return enter(queue, name, "address", "connection");
    }

    /** Keeps the places in the order in which their work begins. */
    private FairQueue.Place enter(FairQueue queue, String name, Object address, Object connection) {
        AtomicReference<FairQueue.Place> place = new AtomicReference<>();
        place.set(queue.enter(
                new Client(address, connection),
                () -> {
                    begun.add(name);
                    taken.addLast(place.get());
                },
                () -> refused.add(name)));
        if (place.get() != null && !place.get().hadToWait()) {
            begun.add(name);
        }
        return place.get();
    }
}
