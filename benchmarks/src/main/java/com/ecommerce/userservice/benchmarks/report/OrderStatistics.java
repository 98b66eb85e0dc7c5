package com.ecommerce.userservice.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;

/** Order statistics. */
public final class OrderStatistics {

    private OrderStatistics() {}

    /**
     * Returns the middle value, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("No median of nothing");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Returns the smallest value that at least so many percent of all values do not exceed (nearest rank).
     *
     * @param percent over 0, at most 100
     */
    public static long percentile(long[] values, double percent) {
        if (values.length == 0 || percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("No percentile " + percent + " of " + values.length + " values");
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
    }
}
