package com.ecommerce.userservice.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the benchmarks run on. */
public final class Machine {

    private Machine() {}

    /** Returns processors, memory and operating system in one sentence. */
    public static String describe() {
        return "%d processors (%s), %s of memory, %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name"),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    private static String memory() {
        String kibibytes = value("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return kibibytes.isEmpty() ? "unknown size" : Math.round(Long.parseLong(kibibytes) / 1048576.0) + " GiB";
    }

    private static String value(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
