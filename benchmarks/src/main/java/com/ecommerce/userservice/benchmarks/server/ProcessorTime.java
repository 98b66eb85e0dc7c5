package com.ecommerce.userservice.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor time that a process has used so far, on Linux. */
final class ProcessorTime {

    /** {@code USER_HZ}, which Linux fixes to 100 on every usual architecture. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private ProcessorTime() {}

    /** Returns microseconds, of user and kernel mode together. */
    static long micros(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the fields {@code utime} and {@code stime}; see proc(5). The name before them may hold spaces. */
    static long parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * MICROS_PER_TICK;
    }
}
