package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.load.H2Load;
import com.ecommerce.userservice.benchmarks.report.Report;
import com.ecommerce.userservice.benchmarks.rounds.BenchmarkCase;
import com.ecommerce.userservice.benchmarks.rounds.Results;
import com.ecommerce.userservice.benchmarks.rounds.Rounds;
import java.util.List;
import java.util.Locale;

/** What it costs that callers prove who they are: the server starts again with caller authentication. */
final class CallersSection {

    private static final double WARM_UP_SECONDS = 20;
    private static final double QUICK_WARM_UP_SECONDS = 1;

    private CallersSection() {}

    static void run(BenchmarkContext context, Report report) {
        Options options = context.options();
        context.server().start("bearer");
        context.requests().check();
        H2Load validate = context.cases()
                .validate()
                .with("--header=authorization: Bearer " + context.data().callerToken());
        BenchmarkCase empty = BenchmarkCase.of(
                BenchmarkCases.EMPTY, BenchmarkCases.GRPC, context.cases().health()::run);
        BenchmarkCase authenticated = BenchmarkCase.of(BenchmarkCases.VALIDATE, BenchmarkCases.GRPC, validate::run);
        Results results = new Rounds(context.server()::processorMicros, context.requests()::check)
                .run(
                        List.of(empty, authenticated),
                        options.rounds(),
                        options.quick() ? QUICK_WARM_UP_SECONDS : WARM_UP_SECONDS,
                        options.seconds());
        report.details()
                .heading(2, "Callers with a bearer token")
                .paragraph("After a start with `caller-authentication=bearer`; each call carries a service account's"
                        + " token. The empty RPC is open to everybody.")
                .table(
                        List.of("what", "requests/s", "of the empty RPC", "server's CPU µs per request"),
                        List.of(row(empty, results), row(authenticated, results)));
    }

    private static List<String> row(BenchmarkCase benchmarkCase, Results results) {
        String name = benchmarkCase.name();
        return List.of(
                name,
                String.format(Locale.ROOT, "%,.0f", results.requestsPerSecond(name)),
                String.format(Locale.ROOT, "%.3f", results.ratio(name, BenchmarkCases.EMPTY)),
                String.format(Locale.ROOT, "%.1f", results.processorMicros(name)));
    }
}
