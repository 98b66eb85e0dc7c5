package com.ecommerce.userservice.grpc.server;

import java.util.HashMap;
import java.util.Map;

/** Configurations of servers for tests: on a free port of this machine, as in development mode. */
final class TestConfig {

    private TestConfig() {}

    static GrpcServerConfig of(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of("port", "0"));
        all.putAll(options);
        return GrpcServerConfig.from(new MapScope(all), true, false);
    }
}
