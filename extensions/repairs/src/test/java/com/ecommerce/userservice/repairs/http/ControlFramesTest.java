package com.ecommerce.userservice.repairs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ControlFramesTest {

    private final long now = System.nanoTime();
    private final ControlFrames frames = new ControlFrames(20);

    @Test
    void givenMoreThanTheAverageOfTenSeconds_whenTaken_thenRefused() {
        for (int i = 0; i < 200; i++) {
            assertThat(frames.take(now)).isTrue();
        }

        assertThat(frames.take(now)).isFalse();
    }

    @Test
    void givenRequests_whenTaken_thenMoreAreAllowed() {
        for (int i = 0; i < 200; i++) {
            frames.take(now);
        }
        frames.requestBegins();

        assertThat(frames.take(now)).isTrue();
    }

    @Test
    void givenWindowIsOver_whenTaken_thenAllowedAgain() {
        for (int i = 0; i < 300; i++) {
            frames.take(now);
        }

        assertThat(frames.take(now + TimeUnit.SECONDS.toNanos(11))).isTrue();
    }
}
