package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.internal.SerializingExecutor;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class CallThreadsTest {

    private final Queue<Runnable> handedOver = new ArrayDeque<>();
    private final CallThreads threads = new CallThreads(handedOver::add, List.of());
    private int runs;

    @Test
    void givenACall_whenItsWorkComes_thenItRunsAtOnce() {
        new SerializingExecutor(threads).execute(() -> runs++);

        assertThat(runs).isEqualTo(1);
        assertThat(handedOver).isEmpty();
    }

    @Test
    void givenNoCallAsTheCryptographyOfAHandshake_whenItComes_thenTheNetworkDoesNotWaitForIt() {
        threads.execute(() -> runs++);

        assertThat(runs).isZero();
        assertThat(handedOver).hasSize(1);
    }
}
