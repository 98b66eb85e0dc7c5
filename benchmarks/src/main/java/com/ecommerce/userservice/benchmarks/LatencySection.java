package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.load.H2Load;
import com.ecommerce.userservice.benchmarks.report.Goal;
import com.ecommerce.userservice.benchmarks.report.OrderStatistics;
import com.ecommerce.userservice.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latency where each kind of request comes half as often as the server could answer it. */
final class LatencySection {

    private static final long FIRST_REQUESTS = 20_000;
    private static final long QUICK_FIRST_REQUESTS = 1000;

    /** The best of them counts: the first ones warm up. */
    private static final int FIRST_RUNS = 4;

    private LatencySection() {}

    static void run(BenchmarkContext context, Report report) {
        Options options = context.options();
        // One rate for both: at rates of their own, the one that had the luckier run would have to bear more.
        long perClient = halfLoadPerClient(
                options, context.cases().health(), context.cases().validate());
        Steady empty = Steady.at(perClient, context.cases().health(), options);
        Steady validate = Steady.at(perClient, context.cases().validate(), options);
        List<Double> ratios = new ArrayList<>();
        List<Double> emptyTails = new ArrayList<>();
        List<Double> validateTails = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            // The one that begins changes from round to round.
            double first = (round % 2 == 0 ? empty : validate).tailMicros();
            double second = (round % 2 == 0 ? validate : empty).tailMicros();
            emptyTails.add(round % 2 == 0 ? first : second);
            validateTails.add(round % 2 == 0 ? second : first);
            ratios.add(validateTails.get(round) / emptyTails.get(round));
        }
        context.requests().check();
        report.details()
                .heading(2, "Latency at half load")
                .table(
                        List.of("what", "requests/s", "p99 µs"),
                        List.of(
                                row(BenchmarkCases.EMPTY, empty, emptyTails),
                                row(BenchmarkCases.VALIDATE, validate, validateTails)));
        report.goal(Goal.atMost(
                "p99 at half load: " + BenchmarkCases.VALIDATE + ", against " + BenchmarkCases.EMPTY,
                1.5,
                OrderStatistics.median(ratios)));
    }

    /** Returns half of what the slower one can do, in requests per second and client. */
    private static long halfLoadPerClient(Options options, H2Load... loads) {
        long requests = options.quick() ? QUICK_FIRST_REQUESTS : FIRST_REQUESTS;
        double slower = Double.MAX_VALUE;
        for (H2Load load : loads) {
            double fastest = 0;
            for (int run = 0; run < FIRST_RUNS; run++) {
                fastest = Math.max(fastest, load.run(requests).requestsPerSecond());
            }
            slower = Math.min(slower, fastest);
        }
        return Math.max(1, Math.round(slower / 2 / BenchmarkCases.CONNECTIONS));
    }

    private static List<String> row(String name, Steady steady, List<Double> tails) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%,d", steady.perSecond()),
                String.format(Locale.ROOT, "%,.0f", OrderStatistics.median(tails)));
    }

    /**
     * Requests at a steady rate.
     *
     * @param requests in one run
     */
    private record Steady(H2Load load, long perSecond, long requests) {

        static Steady at(long perClient, H2Load load, Options options) {
            long perSecond = perClient * BenchmarkCases.CONNECTIONS;
            return new Steady(load.with("--rps=" + perClient), perSecond, Math.round(perSecond * options.seconds()));
        }

        double tailMicros() {
            return OrderStatistics.percentile(load.latencies(requests), 99);
        }
    }
}
