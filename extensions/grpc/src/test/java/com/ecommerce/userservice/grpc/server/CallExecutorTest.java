package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallExecutorTest {

    private static final int RUNNING_JAVA = Runtime.version().feature();

    @Test
    void givenJava17_whenCreated_thenPlatformThreads() {
        assertThat(CallExecutor.create(2, 17).threadKind()).isEqualTo("platform threads");
    }

    @Test
    void givenJava20WhoseVirtualThreadsAreAPreview_whenCreated_thenPlatformThreads() {
        assertThat(CallExecutor.create(2, 20).threadKind()).isEqualTo("platform threads");
    }

    @Test
    void givenJava21_whenCreated_thenVirtualThreads() {
        assumeTrue(RUNNING_JAVA >= 21);

        assertThat(CallExecutor.create(2, 21).threadKind()).isEqualTo("virtual threads");
    }

    @Test
    void givenPlatformThreads_whenMoreTasksThanTheBound_thenTheRestWait() throws InterruptedException {
        assertBounded(CallExecutor.create(2, 17));
    }

    @Test
    void givenVirtualThreads_whenMoreTasksThanTheBound_thenTheRestWait() throws InterruptedException {
        assumeTrue(RUNNING_JAVA >= 21);

        assertBounded(CallExecutor.create(2, RUNNING_JAVA));
    }

    private static void assertBounded(CallExecutor executor) throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoRun = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            executor.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                twoRun.countDown();
                await(twoRun);
                running.decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(2);
        executor.close(1, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
