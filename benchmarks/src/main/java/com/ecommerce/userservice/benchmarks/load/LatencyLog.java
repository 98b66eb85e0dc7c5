package com.ecommerce.userservice.benchmarks.load;

import java.util.List;

/** The file that h2load writes with {@code --log-file}: start, status and microseconds of each request. */
final class LatencyLog {

    private static final int MICROS = 2;

    private LatencyLog() {}

    static long[] parse(List<String> lines) {
        return lines.stream()
                .mapToLong(line -> Long.parseLong(line.split("\t")[MICROS]))
                .toArray();
    }
}
