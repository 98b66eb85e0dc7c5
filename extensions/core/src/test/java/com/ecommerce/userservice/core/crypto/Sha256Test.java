package com.ecommerce.userservice.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

    @Test
    void givenEqualTexts_thenEqualDigests() {
        assertThat(Sha256.of("token", null))
                .isEqualTo(Sha256.of("token", null))
                .hasSameHashCodeAs(Sha256.of("token", null));
    }

    @Test
    void givenOtherTexts_thenOtherDigests() {
        assertThat(Sha256.of("a", "bc")).isNotEqualTo(Sha256.of("ab", "c"));
        assertThat(Sha256.of("a", "")).isNotEqualTo(Sha256.of("a", null)).isNotEqualTo(Sha256.of("a"));
        assertThat(Sha256.of("", "a")).isNotEqualTo(Sha256.of("a", ""));
        assertThat(Sha256.of("token")).isNotEqualTo(Sha256.of("Token"));
    }
}
