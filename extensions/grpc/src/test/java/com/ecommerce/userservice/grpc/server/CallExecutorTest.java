package com.ecommerce.userservice.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class CallExecutorTest {

    private static final int RUNNING_JAVA = Runtime.version().feature();
    private static final LimitsConfig LIMITS = TestConfig.of(
                    Map.of("max-concurrent-calls", "2", "max-waiting-calls", "3"))
            .limits();
    private static final int BLOCKED = 5;

    @Test
    void givenJava17_whenCreated_thenPlatformThreads() {
        assertThat(CallExecutor.create(LIMITS, 17).threadKind()).isEqualTo("platform threads");
    }

    @Test
    void givenJava20WhoseVirtualThreadsAreAPreview_whenCreated_thenPlatformThreads() {
        assertThat(CallExecutor.create(LIMITS, 20).threadKind()).isEqualTo("platform threads");
    }

    @Test
    void givenJava21_whenCreated_thenVirtualThreads() {
        assumeTrue(RUNNING_JAVA >= 21);

        assertThat(CallExecutor.create(LIMITS, 21).threadKind()).isEqualTo("virtual threads");
    }

    @Test
    void givenPlatformThreads_whenAsManyTasksBlockAsMayWorkAndWait_thenAnotherOneStillRuns()
            throws InterruptedException {
        assertOneMoreRuns(CallExecutor.create(LIMITS, 17));
    }

    @Test
    void givenVirtualThreads_whenAsManyTasksBlockAsMayWorkAndWait_thenAnotherOneStillRuns()
            throws InterruptedException {
        assumeTrue(RUNNING_JAVA >= 21);

        assertOneMoreRuns(CallExecutor.create(LIMITS, RUNNING_JAVA));
    }

    @Test
    void givenPlatformThreads_whenTasksComeOneByOne_thenTheyShareAThread() throws Exception {
        CallExecutor executor = CallExecutor.create(LIMITS, 17);
        Set<String> names = ConcurrentHashMap.newKeySet();

        for (int i = 0; i < 20; i++) {
            CountDownLatch done = new CountDownLatch(1);
            executor.execute(() -> {
                names.add(Thread.currentThread().getName());
                done.countDown();
            });
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(names).hasSizeLessThan(20);
        executor.close(1, TimeUnit.SECONDS);
    }

    private static void assertOneMoreRuns(CallExecutor executor) throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(BLOCKED);
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < BLOCKED; i++) {
            executor.execute(() -> {
                blocked.countDown();
                await(release);
            });
        }
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();

        CountDownLatch oneMore = new CountDownLatch(1);
        executor.execute(oneMore::countDown);

        assertThat(oneMore.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        executor.close(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
