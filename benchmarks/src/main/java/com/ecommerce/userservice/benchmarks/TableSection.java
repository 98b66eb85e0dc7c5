package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.load.Load;
import com.ecommerce.userservice.benchmarks.report.Goal;
import com.ecommerce.userservice.benchmarks.report.Report;
import com.ecommerce.userservice.benchmarks.rounds.BenchmarkCase;
import com.ecommerce.userservice.benchmarks.rounds.Results;
import com.ecommerce.userservice.benchmarks.rounds.Rounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Throughput and processor time of everything, side by side. */
final class TableSection {

    /** Java goes on compiling for the first thousands of logins. */
    private static final double WARM_UP_SECONDS = 30;

    private static final double QUICK_WARM_UP_SECONDS = 1;
    private static final int NEVER_SEEN = 2500;
    private static final int QUICK_NEVER_SEEN = 200;

    private TableSection() {}

    /** Returns how many never-seen tokens the section needs. */
    static int neverSeenTokens(Options options) {
        return options.runs(Options.Section.TABLE) ? perRun(options) * Rounds.runs(options.rounds()) : 0;
    }

    static void run(BenchmarkContext context, Report report) {
        Options options = context.options();
        List<BenchmarkCase> cases = new ArrayList<>(context.cases().all(perRun(options)));
        cases.add(BenchmarkCase.of(BenchmarkCases.ARGON, "JMH, all processors", count -> {
            double perSecond = context.jmh().passwordsPerSecond();
            return new Load(Math.round(perSecond * 1000), 1000);
        }));
        Results results = new Rounds(context.server()::processorMicros, context.requests()::check)
                .run(
                        cases,
                        options.rounds(),
                        options.quick() ? QUICK_WARM_UP_SECONDS : WARM_UP_SECONDS,
                        options.seconds());
        report.details()
                .heading(2, "Throughput")
                .table(
                        List.of(
                                "what",
                                "requests/s",
                                "slowest to fastest round",
                                "of the empty RPC",
                                "server's CPU µs per request",
                                "driven by"),
                        cases.stream().map(one -> row(one, results)).toList());
        addGoals(results, report);
    }

    private static void addGoals(Results results, Report report) {
        ratio(results, report, BenchmarkCases.VALIDATE, BenchmarkCases.EMPTY, 0.85);
        ratio(results, report, BenchmarkCases.VALIDATE, fasterIntrospection(results), 20);
        ratio(results, report, BenchmarkCases.VALIDATE_DIFFERENT, BenchmarkCases.VALIDATE_OWN, 0.9);
        ratio(results, report, BenchmarkCases.GET_USER, BenchmarkCases.EMPTY, 0.7);
        ratio(results, report, BenchmarkCases.GET_USER_BY_EMAIL, BenchmarkCases.EMPTY, 0.7);
        ratio(results, report, BenchmarkCases.ME, BenchmarkCases.USERINFO, 1);
        ratio(results, report, BenchmarkCases.LOGIN, BenchmarkCases.GRANT, 0.95);
        ratio(results, report, BenchmarkCases.LOGIN, BenchmarkCases.ARGON, 0.85);
    }

    private static String fasterIntrospection(Results results) {
        return results.requestsPerSecond(BenchmarkCases.INTROSPECT)
                        > results.requestsPerSecond(BenchmarkCases.INTROSPECT_2)
                ? BenchmarkCases.INTROSPECT
                : BenchmarkCases.INTROSPECT_2;
    }

    private static void ratio(Results results, Report report, String name, String baseline, double bound) {
        report.goal(Goal.atLeast(name + ", against " + baseline, bound, results.ratio(name, baseline)));
    }

    private static List<String> row(BenchmarkCase benchmarkCase, Results results) {
        String name = benchmarkCase.name();
        List<Double> rates = results.throughput(name);
        boolean inServer = !name.equals(BenchmarkCases.ARGON);
        String baseline =
                benchmarkCase.driver().equals(BenchmarkCases.OWN) ? BenchmarkCases.EMPTY_OWN : BenchmarkCases.EMPTY;
        return List.of(
                name,
                rate(results.requestsPerSecond(name)),
                rate(Collections.min(rates)) + " to " + rate(Collections.max(rates)),
                inServer ? String.format(Locale.ROOT, "%.3f", results.ratio(name, baseline)) : "",
                inServer ? String.format(Locale.ROOT, "%,.1f", results.processorMicros(name)) : "",
                benchmarkCase.driver());
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 1000 ? "%.1f" : "%,.0f", perSecond);
    }

    private static int perRun(Options options) {
        return options.quick() ? QUICK_NEVER_SEEN : NEVER_SEEN;
    }
}
