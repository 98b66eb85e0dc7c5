package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.load.H2Load;
import com.ecommerce.userservice.benchmarks.report.Goal;
import com.ecommerce.userservice.benchmarks.report.Numbers;
import com.ecommerce.userservice.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latency where each kind of request comes half as often as the server could answer it. */
final class LatencySection {

    private static final long FIRST_REQUESTS = 20_000;
    private static final long QUICK_FIRST_REQUESTS = 1000;

    private LatencySection() {}

    static void run(Setting setting, Report report) {
        Options options = setting.options();
        Steady empty = Steady.atHalfLoad(setting.contestants().health(), options);
        Steady validate = Steady.atHalfLoad(setting.contestants().validate(), options);
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
        setting.requests().check();
        report.details()
                .heading(2, "Latency at half load")
                .table(
                        List.of("what", "requests/s", "p99 µs"),
                        List.of(
                                row(Contestants.EMPTY, empty, emptyTails),
                                row(Contestants.VALIDATE, validate, validateTails)));
        report.goal(Goal.atMost(
                "p99 at half load: " + Contestants.VALIDATE + ", against " + Contestants.EMPTY,
                1.5,
                Numbers.median(ratios)));
    }

    private static List<String> row(String name, Steady steady, List<Double> tails) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%,d", steady.perSecond()),
                String.format(Locale.ROOT, "%,.0f", Numbers.median(tails)));
    }

    /**
     * Requests at a steady rate.
     *
     * @param requests in one run
     */
    private record Steady(H2Load load, long perSecond, long requests) {

        static Steady atHalfLoad(H2Load load, Options options) {
            long first = options.quick() ? QUICK_FIRST_REQUESTS : FIRST_REQUESTS;
            load.run(first);
            double fastest = load.run(first).requestsPerSecond();
            long perClient = Math.max(1, Math.round(fastest / 2 / Contestants.CONNECTIONS));
            long perSecond = perClient * Contestants.CONNECTIONS;
            return new Steady(load.with("--rps=" + perClient), perSecond, Math.round(perSecond * options.seconds()));
        }

        double tailMicros() {
            return Numbers.percentile(load.latencies(requests), 99);
        }
    }
}
