package com.ecommerce.userservice.it.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.server.TestEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's page {@code /metrics} at one moment, in Prometheus' text format.
 *
 * @param samples in the order of the page
 */
public record MetricsPage(List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One number and what it is about. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    /** Reads the metrics now. */
    public static MetricsPage now() {
        return of(TestEnvironment.server().managementUrl());
    }

    /**
     * Reads the metrics of another server now.
     *
     * @param managementUrl without a path or a slash at the end
     */
    public static MetricsPage of(String managementUrl) {
        Reply reply = Http.send("GET", managementUrl + "/metrics", Map.of(), null);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return new MetricsPage(reply.body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Sample(line.group(1), labels(line.group(2)), Double.parseDouble(line.group(3))))
                .toList());
    }

    /** Returns the samples of that name that have these labels, perhaps among others. */
    public List<Sample> find(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /** Returns the sum of {@link #find}; 0 if there is no such sample. */
    public double sum(String name, Map<String, String> labels) {
        return find(name, labels).stream().mapToDouble(Sample::value).sum();
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text == null ? "" : text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }
}
