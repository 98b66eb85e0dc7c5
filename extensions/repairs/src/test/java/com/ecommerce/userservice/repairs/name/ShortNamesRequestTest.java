package com.ecommerce.userservice.repairs.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortNamesRequestTest {

    private static final String SMILE = "\ud83d\ude00";

    @Test
    void givenName_whenTooLong_thenOneCharacterTooLongStill() {
        assertThat(ShortNamesRequest.cut(null)).isNull();
        assertThat(ShortNamesRequest.cut("n".repeat(256))).hasSize(256);
        assertThat(ShortNamesRequest.cut("n".repeat(60_000))).isEqualTo("n".repeat(256));
        assertThat(ShortNamesRequest.cut(SMILE.repeat(300))).isEqualTo(SMILE.repeat(256));
    }
}
