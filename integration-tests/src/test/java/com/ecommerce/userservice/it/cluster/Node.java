package com.ecommerce.userservice.it.cluster;

import com.ecommerce.userservice.it.support.Ports;
import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One node of the cluster, reached past the load balancer. */
final class Node {

    private final ComposeProject project;
    private final String service;
    private final int httpsPort = Ports.free();
    private final int grpcPort = Ports.free();
    private final int managementPort = Ports.free();
    private KeycloakAdmin admin;
    private Grpc grpc;

    /** @param number 1 or 2 */
    Node(ComposeProject project, int number) {
        this.project = project;
        this.service = "user-service-" + number;
        project.set("IT_NODE_" + number + "_HTTPS_PORT", Integer.toString(httpsPort));
        project.set("IT_NODE_" + number + "_GRPC_PORT", Integer.toString(grpcPort));
        project.set("IT_NODE_" + number + "_MANAGEMENT_PORT", Integer.toString(managementPort));
    }

    /** Opens the clients. */
    void connect(String administratorPassword) {
        admin = new KeycloakAdmin(url(), project.client(), "admin", administratorPassword);
        grpc = project.connect(grpcPort, project.certificates().grpcOfGateway());
    }

    /** Returns the name of the service in the compose file. */
    String service() {
        return service;
    }

    String containerId() {
        return project.compose("ps", "-a", "-q", service).succeeded().strip();
    }

    String url() {
        return "https://localhost:" + httpsPort;
    }

    String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    /** Returns the administrator of the realm {@code master}, who talks to this node. */
    KeycloakAdmin admin() {
        return admin;
    }

    Api api(String realm) {
        return admin.api(realm);
    }

    /** Returns a connection with a client certificate, whose calls need no token. */
    Grpc grpc() {
        return grpc;
    }

    MetricsPage metrics() {
        return MetricsPage.of(managementUrl());
    }

    /** Returns how many nodes this one believes to be in the cluster. */
    int clusterSize() {
        return (int) metrics().sum("vendor_cluster_size", Map.of());
    }

    /** Returns whether gRPC's health service says so. */
    boolean isServing() {
        return HealthGrpc.newBlockingStub(grpc.channel())
                        .withDeadlineAfter(10, TimeUnit.SECONDS)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus()
                == HealthCheckResponse.ServingStatus.SERVING;
    }

    boolean isReady() {
        try {
            return Http.send("GET", managementUrl() + "/health/ready", Map.of(), null)
                            .status()
                    == 200;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }
}
