package com.ecommerce.userservice.benchmarks.server;

import java.io.IOException;
import java.net.ServerSocket;

/** Where the server listens. */
record Ports(int http, int management, int grpc) {

    static Ports free() throws IOException {
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0);
                ServerSocket grpc = new ServerSocket(0)) {
            return new Ports(http.getLocalPort(), management.getLocalPort(), grpc.getLocalPort());
        }
    }
}
