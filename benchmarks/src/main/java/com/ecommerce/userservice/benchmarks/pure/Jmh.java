package com.ecommerce.userservice.benchmarks.pure;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of this package in a Java of their own.
 *
 * @param javaHome that Java
 * @param javaOptions its further argument
 * @param seconds of warm-up, and again of measuring
 */
public record Jmh(Path javaHome, String javaOptions, double seconds) {

    /** Returns how many passwords per second all processors together can check. */
    public double passwordsPerSecond() {
        return run(Argon2idBound.class).values().iterator().next();
    }

    /** Returns the microseconds that each part of a token's validation takes, by the method's name. */
    public Map<String, Double> tokenParts() {
        return run(TokenParts.class);
    }

    private Map<String, Double> run(Class<?> benchmark) {
        TimeValue time = TimeValue.milliseconds(Math.round(seconds * 1000));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getSimpleName())
                .jvm(javaHome.resolve("bin/java").toString())
                .jvmArgsAppend(javaOptions)
                .forks(1)
                .warmupIterations(1)
                .warmupTime(time)
                .measurementIterations(1)
                .measurementTime(time)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            return scores(new Runner(options.build()).run());
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH failed: " + benchmark.getSimpleName(), e);
        }
    }

    private static Map<String, Double> scores(Collection<RunResult> results) {
        Map<String, Double> scores = new TreeMap<>();
        for (RunResult run : results) {
            Result<?> result = run.getPrimaryResult();
            scores.put(result.getLabel(), result.getScore());
        }
        return scores;
    }
}
