package com.ecommerce.userservice.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** A document that grows from its beginning to its end. */
public final class Markdown {

    private final StringBuilder text = new StringBuilder();

    public Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    public Markdown paragraph(String sentences) {
        text.append(text.isEmpty() ? "" : "\n").append(sentences).append('\n');
        return this;
    }

    public Markdown list(List<String> items) {
        return paragraph(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    /**
     * Adds a table whose first column is text and whose others are numbers.
     *
     * @param header of each column
     * @param rows as many cells each
     */
    public Markdown table(List<String> header, List<List<String>> rows) {
        String lines = "---" + " | ---:".repeat(header.size() - 1);
        String body = rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
        return paragraph(row(header) + "\n| " + lines + " |\n" + body);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
