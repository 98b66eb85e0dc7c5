package com.ecommerce.userservice.repairs.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaleRehashTest {

    @Test
    void givenReplacedPassword_thenItsHashIsOlder() {
        assertThat(StaleRehash.isOlder(5L, 6L)).isTrue();
        assertThat(StaleRehash.isOlder(null, 6L)).isTrue();
    }

    @Test
    void givenSamePassword_thenItsHashIsNotOlder() {
        assertThat(StaleRehash.isOlder(5L, 5L)).isFalse();
        assertThat(StaleRehash.isOlder(null, null)).isFalse();
    }

    @Test
    void givenNewPassword_thenNotOlder() {
        assertThat(StaleRehash.isOlder(6L, 5L)).isFalse();
        assertThat(StaleRehash.isOlder(6L, null)).isFalse();
    }
}
