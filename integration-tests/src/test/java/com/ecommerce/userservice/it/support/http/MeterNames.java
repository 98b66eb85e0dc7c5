package com.ecommerce.userservice.it.support.http;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Command;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The meters that alerts and dashboard in {@code docker/monitoring} use, by the names that Prometheus scrapes. */
public final class MeterNames {

    /** Infinispan's and JGroups': a server in development mode has no other nodes, and need not have these. */
    private static final Set<String> OF_CLUSTER = Set.of(
            "vendor_cluster_size",
            "vendor_jgroups_merge3_get_num_merge_events",
            "vendor_statistics_approximate_entries");

    private MeterNames() {}

    /** Returns all of them. */
    public static Set<String> used() {
        Path folder = BuildProperty.path("it.project").resolve("docker/kubernetes");
        return Command.run(folder, folder.resolve("check").toString(), "--meters")
                .succeeded()
                .lines()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns those that only a node of a cluster is sure to have. */
    public static Set<String> ofCluster() {
        return OF_CLUSTER;
    }
}
