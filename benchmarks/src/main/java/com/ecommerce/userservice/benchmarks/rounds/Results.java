package com.ecommerce.userservice.benchmarks.rounds;

import com.ecommerce.userservice.benchmarks.report.OrderStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all rounds have measured. */
public final class Results {

    private final Map<String, List<Measurement>> byName = new LinkedHashMap<>();

    void add(BenchmarkCase benchmarkCase, Measurement measurement) {
        byName.computeIfAbsent(benchmarkCase.name(), name -> new ArrayList<>()).add(measurement);
    }

    /** Returns the median throughput. */
    public double requestsPerSecond(String name) {
        return OrderStatistics.median(throughput(name));
    }

    /** Returns the median of the server's processor time per request, in microseconds. */
    public double processorMicros(String name) {
        return OrderStatistics.median(
                of(name).stream().map(Measurement::processorMicros).toList());
    }

    /** Returns throughput divided by the baseline's of the same round: the median of all rounds. */
    public double ratio(String name, String baseline) {
        return OrderStatistics.median(ratios(name, baseline));
    }

    /** Returns throughput divided by the baseline's, of each round. */
    public List<Double> ratios(String name, String baseline) {
        List<Double> own = throughput(name);
        List<Double> others = throughput(baseline);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(own.get(round) / others.get(round));
        }
        return ratios;
    }

    /** Returns the throughput of each round. */
    public List<Double> throughput(String name) {
        return of(name).stream().map(Measurement::requestsPerSecond).toList();
    }

    private List<Measurement> of(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
