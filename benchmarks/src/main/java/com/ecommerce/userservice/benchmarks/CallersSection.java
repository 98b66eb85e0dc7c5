package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.load.H2Load;
import com.ecommerce.userservice.benchmarks.report.Report;
import com.ecommerce.userservice.benchmarks.rounds.Contestant;
import com.ecommerce.userservice.benchmarks.rounds.Results;
import com.ecommerce.userservice.benchmarks.rounds.Rounds;
import java.util.List;
import java.util.Locale;

/** What it costs that callers prove who they are: the server starts again with caller authentication. */
final class CallersSection {

    private static final double WARM_UP_SECONDS = 20;
    private static final double QUICK_WARM_UP_SECONDS = 1;

    private CallersSection() {}

    static void run(Setting setting, Report report) {
        Options options = setting.options();
        setting.server().start("bearer");
        setting.requests().check();
        H2Load validate = setting.contestants()
                .validate()
                .with("--header=authorization: Bearer " + setting.data().callerToken());
        Contestant empty = Contestant.of(
                Contestants.EMPTY, Contestants.GRPC, setting.contestants().health()::run);
        Contestant authenticated = Contestant.of(Contestants.VALIDATE, Contestants.GRPC, validate::run);
        Results results = new Rounds(setting.server()::processorMicros, setting.requests()::check)
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

    private static List<String> row(Contestant contestant, Results results) {
        String name = contestant.name();
        return List.of(
                name,
                String.format(Locale.ROOT, "%,.0f", results.requestsPerSecond(name)),
                String.format(Locale.ROOT, "%.3f", results.ratio(name, Contestants.EMPTY)),
                String.format(Locale.ROOT, "%.1f", results.processorMicros(name)));
    }
}
