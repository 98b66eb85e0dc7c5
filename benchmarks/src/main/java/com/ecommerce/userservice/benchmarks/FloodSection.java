package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.load.H2Load;
import com.ecommerce.userservice.benchmarks.load.LoginFlood;
import com.ecommerce.userservice.benchmarks.load.LoginLoad;
import com.ecommerce.userservice.benchmarks.report.Goal;
import com.ecommerce.userservice.benchmarks.report.OrderStatistics;
import com.ecommerce.userservice.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Validations at a modest rate, while nothing else happens and while logins hash passwords on all processors. */
final class FloodSection {

    private static final int VALIDATIONS_PER_SECOND = 500;
    private static final double SECONDS_FACTOR = 2;
    private static final int LEAST_ROUNDS = 5;

    /** The flood is there when each of its clients is at least at its second login. */
    private static final int LOGINS_BEFORE = 2 * BenchmarkCases.LOGIN_CLIENTS;

    private FloodSection() {}

    static void run(BenchmarkContext context, Report report) throws InterruptedException {
        Options options = context.options();
        H2Load validate =
                context.cases().validate().with("--rps=" + VALIDATIONS_PER_SECOND / BenchmarkCases.CONNECTIONS);
        LoginLoad logins = context.cases().login();
        long requests = Math.round(VALIDATIONS_PER_SECOND * options.seconds() * SECONDS_FACTOR);
        List<Double> idle = new ArrayList<>();
        List<Double> flooded = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < (options.quick() ? 1 : Math.max(LEAST_ROUNDS, options.rounds())); round++) {
            idle.add(tailMicros(validate, requests));
            flooded.add(tailMicrosUnder(logins, validate, requests));
            ratios.add(flooded.get(round) / idle.get(round));
        }
        context.requests().check();
        report.details()
                .heading(2, "Login flood")
                .table(
                        List.of("`ValidateToken`, " + VALIDATIONS_PER_SECOND + " per second", "p99 µs"),
                        List.of(
                                List.of("idle server", micros(idle)),
                                List.of(logins.clients() + " clients log in without pause", micros(flooded))));
        report.goal(Goal.atMost(
                "p99 of `ValidateToken` under a login flood, against idle", 3, OrderStatistics.median(ratios)));
    }

    private static double tailMicrosUnder(LoginLoad logins, H2Load validate, long requests)
            throws InterruptedException {
        LoginFlood flood = LoginFlood.start(logins, LOGINS_BEFORE);
        try {
            return tailMicros(validate, requests);
        } finally {
            flood.end();
        }
    }

    private static double tailMicros(H2Load load, long requests) {
        return OrderStatistics.percentile(load.latencies(requests), 99);
    }

    private static String micros(List<Double> tails) {
        return String.format(Locale.ROOT, "%,.0f", OrderStatistics.median(tails));
    }
}
