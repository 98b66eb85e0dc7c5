package com.ecommerce.userservice.repairs.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyMemoryTest {

    private static final int SMALL = 64 * 1024;

    private final BodyMemory memory = new BodyMemory(10 * SMALL);

    @Test
    void givenLargeBodies_whenTheyGrow_thenHalfIsLeftForSmallOnes() {
        BodyMemory.Part large = memory.part();
        assertThat(large.grow(5 * SMALL)).isTrue();

        assertThat(large.grow(1)).isFalse();
        assertThat(memory.part().grow(SMALL + 1)).isFalse();
        for (int i = 0; i < 5; i++) {
            assertThat(memory.part().grow(SMALL)).isTrue();
        }
        assertThat(memory.part().grow(1)).isFalse();
        assertThat(memory.heldBytes()).isEqualTo(10 * SMALL);
    }

    @Test
    void givenReleasedTwice_whenAnotherGrows_thenCountedOnce() {
        BodyMemory.Part part = memory.part();
        part.grow(SMALL);

        part.release();
        part.release();

        assertThat(memory.heldBytes()).isZero();
        assertThat(part.isEmpty()).isTrue();
    }
}
