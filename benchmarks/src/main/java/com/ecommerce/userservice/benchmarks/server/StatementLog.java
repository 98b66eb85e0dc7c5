package com.ecommerce.userservice.benchmarks.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Counts the statements that the server's H2 database runs, from a second connection to it. */
public final class StatementLog implements AutoCloseable {

    /** Statements of the log itself. */
    private static final String OWN = "STATISTICS";

    private final Connection connection;

    StatementLog(String url, String user, String password) {
        try {
            connection = DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException("No second connection to the server's database", e);
        }
    }

    /** Begins to count, from nought. */
    public void start() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 1000");
            statement.execute("SET QUERY_STATISTICS FALSE");
            statement.execute("SET QUERY_STATISTICS TRUE");
        }
    }

    /** Returns how often each statement has run since the start, and counts no more. */
    public Map<String, Long> stop() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT SQL_STATEMENT, EXECUTION_COUNT FROM INFORMATION_SCHEMA.QUERY_STATISTICS")) {
            while (rows.next()) {
                String sql = rows.getString(1).replaceAll("\\s+", " ").strip();
                if (!sql.contains(OWN)) {
                    counts.merge(sql, rows.getLong(2), Long::sum);
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET QUERY_STATISTICS FALSE");
        }
        return counts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
