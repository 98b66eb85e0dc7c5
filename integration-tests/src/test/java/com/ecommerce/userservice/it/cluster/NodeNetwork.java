package com.ecommerce.userservice.it.cluster;

import java.util.List;

/** The network in which the nodes tell each other what has changed, cut by dropping what arrives and leaves. */
final class NodeNetwork {

    private final Cluster cluster;

    NodeNetwork(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Nothing passes from now on, and nobody is told: packets are dropped, connections stay open. */
    void cut() {
        for (String chain : List.of("INPUT -s", "OUTPUT -d")) {
            iptables("-A " + chain + " " + address(cluster.first()) + " -j DROP");
        }
    }

    void heal() {
        iptables("-F");
    }

    /** Within the network namespace of the second node. */
    private void iptables(String arguments) {
        ToolImages.docker(
                        "run",
                        "--rm",
                        "--network",
                        "container:" + cluster.second().containerId(),
                        "--cap-add",
                        "NET_ADMIN",
                        ToolImages.image(),
                        "sh",
                        "-c",
                        "iptables " + arguments)
                .succeeded();
    }

    private static String address(Node node) {
        String template =
                "{{range $name, $network := .NetworkSettings.Networks}}{{$name}} {{$network.IPAddress}}\n{{end}}";
        return ToolImages.docker("inspect", "--format", template, node.containerId())
                .succeeded()
                .lines()
                .filter(line -> line.contains("_nodes "))
                .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
