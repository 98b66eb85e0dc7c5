package com.ecommerce.userservice.benchmarks.rounds;

import com.ecommerce.userservice.benchmarks.load.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Interleaves contestants: each round runs every one of them for a short time, the next round begins with another one, so
 * that whatever slows the machine down for a while hits all alike.
 */
public final class Rounds {

    private static final int WARM_UP_PASSES = 3;

    private final LongSupplier processorMicros;
    private final Runnable check;
    private final Map<Contestant, Double> rates = new HashMap<>();

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

    /** Returns how often {@link #run} runs each contestant, warm-up included. */
    public static int runs(int rounds) {
        return 1 + WARM_UP_PASSES + rounds;
    }

    /**
     * Warms up, then measures.
     *
     * @param warmUpSeconds for each contestant
     * @param seconds for each contestant in each round
     */
    public Results run(List<Contestant> contestants, int rounds, double warmUpSeconds, double seconds) {
        for (Contestant contestant : contestants) {
            note(contestant, contestant.run(contestant.firstRequests()));
        }
        for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
            for (Contestant contestant : contestants) {
                note(contestant, contestant.run(requests(contestant, warmUpSeconds / WARM_UP_PASSES)));
            }
        }
        check.run();
        Results results = new Results();
        List<Contestant> order = new ArrayList<>(contestants);
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : order) {
                results.add(contestant, measure(contestant, seconds));
            }
            check.run();
            Collections.rotate(order, -1);
            System.out.printf("round %d of %d%n", round + 1, rounds);
        }
        return results;
    }

    private Measurement measure(Contestant contestant, double seconds) {
        long before = processorMicros.getAsLong();
        Load load = contestant.run(requests(contestant, seconds));
        long used = processorMicros.getAsLong() - before;
        return new Measurement(load.requestsPerSecond(), (double) used / load.requests());
    }

    private void note(Contestant contestant, Load load) {
        rates.put(contestant, load.requestsPerSecond());
        System.out.printf("warm-up: %-50s %,10.0f/s%n", contestant.name(), load.requestsPerSecond());
    }

    private long requests(Contestant contestant, double seconds) {
        return Math.max(contestant.firstRequests(), Math.round(rates.get(contestant) * seconds));
    }
}
