package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.data.SignIns;
import com.ecommerce.userservice.benchmarks.load.Probe;
import com.ecommerce.userservice.benchmarks.load.RequestBurst;
import com.ecommerce.userservice.benchmarks.report.Goal;
import com.ecommerce.userservice.benchmarks.report.OrderStatistics;
import com.ecommerce.userservice.benchmarks.report.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** How long others wait while many log in at the same moment, by each way in: half of them customers, half strangers. */
final class CrowdSection {

    private static final int LOGINS = 200;
    private static final int BURSTS = 6;
    private static final int IDLE_SECONDS = 8;
    private static final double MOST = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BenchmarkContext context;

    private CrowdSection(BenchmarkContext context) {
        this.context = context;
    }

    static void run(BenchmarkContext context, Report report) throws IOException, InterruptedException {
        new CrowdSection(context).run(report);
    }

    private void run(Report report) throws IOException, InterruptedException {
        SignIns signIns = new SignIns(context.data(), client);
        Map<String, Callable<List<HttpRequest>>> ways = new LinkedHashMap<>();
        ways.put("`POST /api/auth/login/`", () -> signIns.atApi(LOGINS));
        ways.put("Keycloak's password grant", () -> signIns.atTokenEndpoint(LOGINS));
        ways.put("Keycloak's sign-in page", () -> signIns.atPage(LOGINS));
        List<List<String>> rows = new ArrayList<>();
        double worst = 0;
        for (Map.Entry<String, Callable<List<HttpRequest>>> way : ways.entrySet()) {
            burst(way.getValue(), probes()); // Warms up.
            Map<String, Probe> idle = idle();
            Map<String, Probe> amid = probes();
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (int burst = 0; burst < BURSTS; burst++) {
                burst(way.getValue(), amid).forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            }
            for (Map.Entry<String, Probe> probe : amid.entrySet()) {
                double before = tail(idle.get(probe.getKey()));
                double meanwhile = tail(probe.getValue());
                worst = Math.max(worst, meanwhile / before);
                rows.add(List.of(
                        probe.getKey() + " amid " + LOGINS + " at " + way.getKey(),
                        millis(before),
                        millis(meanwhile),
                        String.format(Locale.ROOT, "%.1f", meanwhile / before),
                        statuses.toString()));
            }
        }
        report.details()
                .heading(2, "Many logins at once")
                .table(List.of("what", "p99 ms, idle", "p99 ms, amid", "ratio", "answers to the logins"), rows);
        report.goal(Goal.atMost("p99 of others amid " + LOGINS + " logins at once, against idle", MOST, worst));
    }

    /** Returns how the logins were answered. */
    private Map<Integer, Integer> burst(Callable<List<HttpRequest>> way, Map<String, Probe> others)
            throws IOException, InterruptedException {
        RequestBurst burst = RequestBurst.start(client, requests(way));
        Probe.run(List.copyOf(others.values()), burst::isRunning);
        return burst.statuses();
    }

    private static List<HttpRequest> requests(Callable<List<HttpRequest>> way) throws IOException {
        try {
            return way.call();
        } catch (Exception e) {
            throw new IOException("The logins could not be prepared", e);
        }
    }

    private Map<String, Probe> idle() throws InterruptedException {
        Map<String, Probe> probes = probes();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
        Probe.run(List.copyOf(probes.values()), () -> System.nanoTime() < end);
        return probes;
    }

    private Map<String, Probe> probes() {
        String url = context.data().url();
        String management = context.server().managementUrl();
        Map<String, Probe> probes = new LinkedHashMap<>();
        probes.put("`GET /api/users/me/`", new Probe(() -> get(url + "/api/users/me/")));
        probes.put("JWKS", new Probe(() -> get(context.data().endpoint("certs"))));
        probes.put("readiness", new Probe(() -> get(management + "/health/ready")));
        probes.put("metrics", new Probe(() -> get(management + "/metrics")));
        probes.put("`ValidateToken`", new Probe(() -> context.requests().validate()));
        return probes;
    }

    private String get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + context.data().token())
                .build();
        HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() != 200) {
            throw new IllegalStateException(url + ": " + reply.statusCode());
        }
        return reply.body();
    }

    private static double tail(Probe probe) {
        return OrderStatistics.percentile(probe.micros(), 99);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.1f", micros / 1000);
    }
}
