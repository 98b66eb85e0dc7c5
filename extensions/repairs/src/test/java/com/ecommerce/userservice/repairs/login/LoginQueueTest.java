package com.ecommerce.userservice.repairs.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginQueueTest {

    private final List<String> begun = new ArrayList<>();

    @Test
    void givenFreePlaces_whenEntered_thenWorkBeginsAtOnce() {
        LoginQueue queue = new LoginQueue(2, 0);

        enter(queue, "a");
        enter(queue, "b");

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void givenAllAtWork_whenOneLeaves_thenTheOneThatWaitedLongestIsNext() {
        LoginQueue queue = new LoginQueue(1, 2);
        LoginQueue.Place first = enter(queue, "a");
        enter(queue, "b");
        enter(queue, "c");

        first.leave();

        assertThat(begun).containsExactly("a", "b");
        assertThat(queue.waiting()).isEqualTo(1);
    }

    @Test
    void givenFullQueue_whenEntered_thenRefused() {
        LoginQueue queue = new LoginQueue(1, 1);
        enter(queue, "a");
        enter(queue, "b");

        assertThat(enter(queue, "c")).isNull();
        assertThat(begun).containsExactly("a");
    }

    @Test
    void givenPlaceThatWasLeft_whenLeftAgain_thenNobodyElseBegins() {
        LoginQueue queue = new LoginQueue(1, 2);
        LoginQueue.Place first = enter(queue, "a");
        enter(queue, "b");
        enter(queue, "c");

        first.leave();
        first.leave();

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void givenOneThatWaits_whenItGivesUp_thenItIsNeverBegun() {
        LoginQueue queue = new LoginQueue(1, 2);
        LoginQueue.Place first = enter(queue, "a");
        LoginQueue.Place second = enter(queue, "b");
        enter(queue, "c");

        assertThat(second.leaveIfWaiting()).isTrue();
        assertThat(second.leaveIfWaiting()).isFalse();
        second.leave();
        first.leave();

        assertThat(begun).containsExactly("a", "c");
    }

    @Test
    void givenWorkThatHasBegun_whenItIsTooLateToGiveUp_thenItKeepsItsPlace() {
        LoginQueue queue = new LoginQueue(1, 1);
        LoginQueue.Place first = enter(queue, "a");
        enter(queue, "b");

        assertThat(first.leaveIfWaiting()).isFalse();
        assertThat(begun).containsExactly("a");
    }

    @Test
    void givenAllHaveLeft_whenEntered_thenAllPlacesAreFree() {
        LoginQueue queue = new LoginQueue(2, 0);
        enter(queue, "a").leave();
        enter(queue, "b").leave();

        enter(queue, "c");
        enter(queue, "d");

        assertThat(begun).containsExactly("a", "b", "c", "d");
        assertThat(enter(queue, "e")).isNull();
    }

    private LoginQueue.Place enter(LoginQueue queue, String name) {
        return queue.enter(() -> begun.add(name));
    }
}
