package com.ecommerce.userservice.benchmarks.rounds;

import com.ecommerce.userservice.benchmarks.load.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Interleaves cases: each round runs every one of them for a short time, the next round begins with another one, so
 * that whatever slows the machine down for a while hits all alike.
 */
public final class Rounds {

    private static final int WARM_UP_PASSES = 3;

    private final LongSupplier processorMicros;
    private final Runnable check;
    private final Map<BenchmarkCase, Double> rates = new HashMap<>();

    /**
     * Sends nothing yet.
     *
     * @param processorMicros the server's processor time so far, in microseconds
     * @param check runs before the first round and after each; throws if a request is not answered right
     */
    public Rounds(LongSupplier processorMicros, Runnable check) {
        this.processorMicros = processorMicros;
        this.check = check;
    }

    /** Returns how often {@link #run} runs each case, warm-up included. */
    public static int runs(int rounds) {
        return 1 + WARM_UP_PASSES + rounds;
    }

    /**
     * Warms up, then measures.
     *
     * @param warmUpSeconds for each case
     * @param seconds for each case in each round
     */
    public Results run(List<BenchmarkCase> cases, int rounds, double warmUpSeconds, double seconds) {
        for (BenchmarkCase benchmarkCase : cases) {
            note(benchmarkCase, benchmarkCase.run(benchmarkCase.firstRequests()));
        }
        for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
            for (BenchmarkCase benchmarkCase : cases) {
                note(benchmarkCase, benchmarkCase.run(requests(benchmarkCase, warmUpSeconds / WARM_UP_PASSES)));
            }
        }
        check.run();
        Results results = new Results();
        List<BenchmarkCase> order = new ArrayList<>(cases);
        for (int round = 0; round < rounds; round++) {
            for (BenchmarkCase benchmarkCase : order) {
                results.add(benchmarkCase, measure(benchmarkCase, seconds));
            }
            check.run();
            Collections.rotate(order, -1);
            System.out.printf("round %d of %d%n", round + 1, rounds);
        }
        return results;
    }

    private Measurement measure(BenchmarkCase benchmarkCase, double seconds) {
        long before = processorMicros.getAsLong();
        Load load = benchmarkCase.run(requests(benchmarkCase, seconds));
        long used = processorMicros.getAsLong() - before;
        return new Measurement(load.requestsPerSecond(), (double) used / load.requests());
    }

    private void note(BenchmarkCase benchmarkCase, Load load) {
        rates.put(benchmarkCase, load.requestsPerSecond());
        System.out.printf("warm-up: %-50s %,10.0f/s%n", benchmarkCase.name(), load.requestsPerSecond());
    }

    private long requests(BenchmarkCase benchmarkCase, double seconds) {
        return Math.max(benchmarkCase.firstRequests(), Math.round(rates.get(benchmarkCase) * seconds));
    }
}
