package com.ecommerce.userservice.benchmarks.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What h2load has printed at its end.
 *
 * @param seconds that it took
 * @param succeeded requests with a status of 2xx or 3xx
 * @param failed all others
 * @param dataBytes of the replies' bodies together
 */
record H2LoadOutput(double seconds, long succeeded, long failed, long dataBytes) {

    private static final Pattern FINISHED = Pattern.compile("finished in ([0-9.]+)(us|ms|s|m|h),");
    private static final Pattern REQUESTS = Pattern.compile("requests: .*?(\\d+) succeeded, (\\d+) failed");
    private static final Pattern DATA = Pattern.compile("traffic: .*\\((\\d+)\\) data");

    static H2LoadOutput parse(String output) {
        Matcher finished = find(FINISHED, output);
        Matcher requests = find(REQUESTS, output);
        return new H2LoadOutput(
                Double.parseDouble(finished.group(1)) * secondsPer(finished.group(2)),
                Long.parseLong(requests.group(1)),
                Long.parseLong(requests.group(2)),
                Long.parseLong(find(DATA, output).group(1)));
    }

    private static Matcher find(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalArgumentException("Not what h2load prints, " + pattern + " is missing: " + output);
        }
        return matcher;
    }

    private static double secondsPer(String unit) {
        return switch (unit) {
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
    }
}
