package com.ecommerce.userservice.benchmarks.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.ecommerce.userservice.benchmarks.load.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final int ROUNDS = 3;

    private final AtomicLong processorMicros = new AtomicLong();
    private final List<String> order = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();

    @Test
    void whenRun_thenEachRoundBeginsWithAnotherOne() {
        run(benchmarkCase("a", 100, 3), benchmarkCase("b", 50, 5));

        List<String> measured = order.subList(order.size() - 2 * ROUNDS, order.size());
        assertThat(measured).containsExactly("a", "b", "b", "a", "a", "b");
        assertThat(order).hasSize(2 * Rounds.runs(ROUNDS));
    }

    @Test
    void whenRun_thenThroughputProcessorTimeAndRatioToTheBaseline() {
        Results results = run(benchmarkCase("a", 100, 3), benchmarkCase("b", 50, 5));

        assertThat(results.requestsPerSecond("a")).isCloseTo(100, within(1e-6));
        assertThat(results.processorMicros("b")).isCloseTo(5, within(1e-6));
        assertThat(results.ratio("b", "a")).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void givenAMostOfRequests_whenRun_thenNeverMore() {
        run(new BenchmarkCase("a", "test", 10, 70, count -> {
            sizes.add(count);
            return new Load(count, count / 100.0);
        }));

        assertThat(sizes).startsWith(10L).contains(70L).allMatch(count -> count <= 70);
    }

    private Results run(BenchmarkCase... cases) {
        return new Rounds(processorMicros::get, () -> {}).run(List.of(cases), ROUNDS, 3, 2);
    }

    private BenchmarkCase benchmarkCase(String name, double perSecond, long micros) {
        return BenchmarkCase.of(name, "test", count -> {
            order.add(name);
            processorMicros.addAndGet(count * micros);
            return new Load(count, count / perSecond);
        });
    }
}
