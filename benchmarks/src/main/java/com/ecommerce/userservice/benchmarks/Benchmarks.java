package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.Options.Section;
import com.ecommerce.userservice.benchmarks.data.HttpCheck;
import com.ecommerce.userservice.benchmarks.data.Preparation;
import com.ecommerce.userservice.benchmarks.data.TestData;
import com.ecommerce.userservice.benchmarks.load.H2Load;
import com.ecommerce.userservice.benchmarks.pure.Jmh;
import com.ecommerce.userservice.benchmarks.report.Machine;
import com.ecommerce.userservice.benchmarks.report.Report;
import com.ecommerce.userservice.benchmarks.server.BenchmarkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Measures the assembled distribution and writes what it has found. */
public final class Benchmarks {

    private static final int DIFFERENT_TOKENS = 10_000;
    private static final int QUICK_DIFFERENT_TOKENS = 500;
    private static final double JMH_SECONDS = 3;
    private static final double QUICK_JMH_SECONDS = 0.5;

    private Benchmarks() {}

    /**
     * Runs.
     *
     * @param arguments the folder {@code benchmarks}; the folder of the distribution; see {@link Options#USAGE}
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        Path folder = Path.of(words.get(0));
        Options options;
        try {
            options = Options.parse(words.subList(2, words.size()), folder);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        String markdown = run(options, folder.resolve("target/work"), Path.of(words.get(1)));
        System.out.println(markdown);
        Files.writeString(options.output(), markdown);
        System.out.println("Written to " + options.output());
    }

    private static String run(Options options, Path work, Path distribution)
            throws IOException, SQLException, InterruptedException {
        Path javaHome = Jdks.choose(options.javaHome());
        Jmh jmh = new Jmh(
                javaHome, BenchmarkServer.javaOptions(distribution), options.quick() ? QUICK_JMH_SECONDS : JMH_SECONDS);
        Report report = new Report(List.of(
                LocalDate.now() + (options.quick() ? ", a smoke run: too short to mean anything" : ""),
                Machine.describe() + "; load and server share them",
                "Java " + Jdks.version(javaHome) + ", " + distribution.getFileName() + ", h2load " + H2Load.version(),
                "Server: " + BenchmarkServer.description(options.serverOptions()),
                options.rounds() + " interleaved rounds of " + options.seconds()
                        + " s each after a warm-up; medians, and medians of each round's ratios"));
        if (options.sections().stream().anyMatch(section -> section != Section.PURE)) {
            System.out.println("Building the server on " + javaHome);
            Files.createDirectories(work);
            try (BenchmarkServer server =
                    BenchmarkServer.build(distribution, work, javaHome, options.serverOptions())) {
                runOnServer(options, server, jmh, work, report);
            }
        }
        if (options.runs(Section.PURE)) {
            PureSection.run(jmh, report);
        }
        return report.markdown();
    }

    private static void runOnServer(Options options, BenchmarkServer server, Jmh jmh, Path work, Report report)
            throws IOException, SQLException, InterruptedException {
        server.start("none");
        System.out.println("Preparing users and tokens");
        TestData data = new Preparation(server.url(), BenchmarkServer.administrator())
                .run(
                        options.quick() ? QUICK_DIFFERENT_TOKENS : DIFFERENT_TOKENS,
                        TableSection.neverSeenTokens(options));
        try (Requests requests = new Requests(server.grpcPort(), data)) {
            BenchmarkCases cases = new BenchmarkCases(server.grpcPort(), data, requests, new HttpCheck(data), work);
            BenchmarkContext context = new BenchmarkContext(options, server, data, requests, cases, jmh);
            if (options.runs(Section.TABLE)) {
                TableSection.run(context, report);
            }
            if (options.runs(Section.LATENCY)) {
                LatencySection.run(context, report);
            }
            if (options.runs(Section.SQL)) {
                SqlSection.run(context, report);
            }
            if (options.runs(Section.FLOOD)) {
                FloodSection.run(context, report);
            }
            if (options.runs(Section.CROWD)) {
                CrowdSection.run(context, report);
            }
            if (options.runs(Section.CALLERS)) {
                CallersSection.run(context, report);
            }
        }
    }
}
