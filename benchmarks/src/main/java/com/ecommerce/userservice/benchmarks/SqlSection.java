package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.report.Goal;
import com.ecommerce.userservice.benchmarks.report.Report;
import com.ecommerce.userservice.benchmarks.server.StatementLog;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What reaches the database while one warm token is validated again and again. */
final class SqlSection {

    private static final long VALIDATIONS = 100_000;
    private static final long QUICK_VALIDATIONS = 2000;
    private static final int SHOWN = 20;

    private SqlSection() {}

    static void run(BenchmarkContext context, Report report) throws SQLException {
        long validations = context.options().quick() ? QUICK_VALIDATIONS : VALIDATIONS;
        context.requests().check();
        Map<String, Long> statements;
        try (StatementLog log = context.server().statementLog()) {
            log.start();
            context.cases().validate().run(validations);
            statements = log.stop();
            requireCounting(log, context);
        }
        long total = statements.values().stream().mapToLong(Long::longValue).sum();
        String found = statements.isEmpty() ? "no statement" : "these statements, background work of Keycloak included";
        report.details()
                .heading(2, "SQL")
                .paragraph(String.format(
                        Locale.ROOT,
                        "During %,d validations of one warm token the database ran %s.",
                        validations,
                        found));
        if (!statements.isEmpty()) {
            report.details()
                    .table(
                            List.of("statement", "times"),
                            statements.entrySet().stream()
                                    .sorted(Map.Entry.<String, Long>comparingByValue()
                                            .reversed())
                                    .limit(SHOWN)
                                    .map(one -> List.of("`" + one.getKey() + "`", Long.toString(one.getValue())))
                                    .toList());
        }
        report.goal(Goal.atMost(
                String.format(Locale.ROOT, "SQL statements during %,d warm validations", validations), 0, total));
    }

    /** None found would also be what a log says that does not work: a login cannot do without the database. */
    private static void requireCounting(StatementLog log, BenchmarkContext context) throws SQLException {
        log.start();
        context.cases().login().run(1);
        if (log.stop().isEmpty()) {
            throw new IllegalStateException("The database's statistics do not count a login's statements");
        }
    }
}
