package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.pure.Jmh;
import com.ecommerce.userservice.benchmarks.report.Report;
import java.util.List;
import java.util.Locale;

/** The parts of a validation that depend on the token alone. */
final class PureSection {

    private PureSection() {}

    static void run(Jmh jmh, Report report) {
        report.details()
                .heading(2, "Parts of a validation")
                .paragraph("By JMH, on one thread, without a server.")
                .table(
                        List.of("what", "µs"),
                        jmh.tokenParts().entrySet().stream()
                                .map(part -> List.of(
                                        "`" + part.getKey() + "`", String.format(Locale.ROOT, "%.2f", part.getValue())))
                                .toList());
    }
}
