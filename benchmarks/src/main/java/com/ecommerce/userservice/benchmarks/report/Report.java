package com.ecommerce.userservice.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** The results of one run: the goals first, then the details of each section. */
public final class Report {

    private final Markdown details = new Markdown();
    private final List<Goal> goals = new ArrayList<>();
    private final List<String> facts;

    /**
     * Begins a report.
     *
     * @param facts machine, versions and the way of measuring, a sentence each
     */
    public Report(List<String> facts) {
        this.facts = List.copyOf(facts);
    }

    public void goal(Goal goal) {
        goals.add(goal);
    }

    /** Returns the place for a section's details. */
    public Markdown details() {
        return details;
    }

    /** Returns everything as Markdown. */
    public String markdown() {
        Markdown document = new Markdown()
                .heading(1, "Benchmark results")
                .paragraph("Written by `benchmarks/run`; see [README.md](README.md) for what is measured and how.")
                .list(facts);
        if (!goals.isEmpty()) {
            document.heading(2, "Goals")
                    .table(Goal.HEADER, goals.stream().map(Goal::row).toList());
        }
        return details.toString().isEmpty() ? document.toString() : document + "\n" + details;
    }
}
