package com.ecommerce.userservice.it.cluster;

import com.ecommerce.userservice.it.support.BuildProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** The figures that the tests of the cluster measure: printed, and appended to {@code target/cluster-figures.md}. */
final class ClusterFigures {

    private ClusterFigures() {}

    /** Adds a row of a table. */
    static void add(String what, String format, Object... values) {
        String line = "| " + what + " | " + String.format(Locale.ROOT, format, values) + " |";
        System.out.println(line);
        Path file = BuildProperty.path("it.target").resolve("cluster-figures.md");
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the distribution of some durations in nanoseconds. */
    static void addDelays(String what, long[] nanos, long stale) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        add(
                what,
                "%,d | %.1f | %.1f | %.1f | %,d",
                sorted.length,
                millis(percentile(sorted, 0.50)),
                millis(percentile(sorted, 0.99)),
                millis(sorted[sorted.length - 1]),
                stale);
    }

    private static long percentile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.ceil(share * sorted.length) - 1)];
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
