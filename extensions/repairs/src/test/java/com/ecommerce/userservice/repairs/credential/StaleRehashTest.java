package com.ecommerce.userservice.repairs.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaleRehashTest {

    private static final long PRESENT = 1_000_000;

    @Test
    void givenReplacedPassword_thenItsHashIsOlder() {
        assertThat(StaleRehash.isOlder(5L, PRESENT, PRESENT)).isTrue();
        assertThat(StaleRehash.isOlder(null, PRESENT, PRESENT)).isTrue();
    }

    @Test
    void givenSamePassword_thenItsHashIsNotOlder() {
        assertThat(StaleRehash.isOlder(5L, 5L, PRESENT)).isFalse();
        assertThat(StaleRehash.isOlder(null, null, PRESENT)).isFalse();
    }

    @Test
    void givenNewPassword_thenNotOlderEvenIfTheOtherNodesClockIsFast() {
        assertThat(StaleRehash.isOlder(PRESENT + 1, 5L, PRESENT)).isFalse();
        assertThat(StaleRehash.isOlder(PRESENT + 1, null, PRESENT)).isFalse();
        assertThat(StaleRehash.isOlder(PRESENT + 1, PRESENT + 2, PRESENT)).isFalse();
    }
}
