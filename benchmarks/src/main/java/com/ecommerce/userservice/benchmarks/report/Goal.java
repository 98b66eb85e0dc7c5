package com.ecommerce.userservice.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * One promise of the service and what was measured.
 *
 * @param what is compared
 * @param atLeast true if the measured value must reach the bound, false if it must not exceed it
 */
public record Goal(String what, boolean atLeast, double bound, double measured) {

    public static final List<String> HEADER = List.of("what", "goal", "measured", "met");

    public static Goal atLeast(String what, double bound, double measured) {
        return new Goal(what, true, bound, measured);
    }

    public static Goal atMost(String what, double bound, double measured) {
        return new Goal(what, false, bound, measured);
    }

    boolean met() {
        return atLeast ? measured >= bound : measured <= bound;
    }

    /** Returns the cells of its row. */
    public List<String> row() {
        return List.of(
                what, (atLeast ? "at least " : "at most ") + plain(bound), plain(measured), met() ? "yes" : "**no**");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
