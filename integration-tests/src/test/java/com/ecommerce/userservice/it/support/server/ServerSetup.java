package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.BuildProperty;
import java.util.List;

/** How the server of a test class is set up. There is one server of each, which starts with the first class that needs it. */
public enum ServerSetup {
    /** As the distribution is, in development mode. */
    SHIPPED,

    /**
     * With what operators may add, all at once, since each build and each start takes its time: callers of gRPC that prove who
     * they are, as in production; accounts that are erased; few unfinished sign-ins; a collector of spans; the JAR of the
     * sample {@code session-count}. Its list of features takes the place of the distribution's, so that it is built without the
     * tabs of the admin console.
     */
    CONFIGURED {
        @Override
        List<String> options(SpanReceiver collector) {
            return List.of(
                    "--spi-grpc-server--default--caller-authentication=bearer",
                    "--spi-user-service--default--account-deletion=erase",
                    "--spi-authentication-sessions--infinispan--max-sign-ins=" + MAX_SIGN_INS,
                    "--tracing-enabled=true",
                    "--tracing-protocol=http/protobuf",
                    "--tracing-compression=none",
                    "--tracing-endpoint=" + collector.url(),
                    // This one is on anyway.
                    "--features=authorization");
        }

        @Override
        void prepare(ServerRunner runner) {
            runner.addProvider(BuildProperty.path("it.sample.jar"));
        }
    },

    /** Keycloak without any provider or realm of ours, from the folder alone. */
    KEYCLOAK_ALONE {
        @Override
        void prepare(ServerRunner runner) {
            runner.removeProviders();
        }
    };

    /** Unfinished sign-ins that a {@link #CONFIGURED} server keeps. */
    public static final int MAX_SIGN_INS = 20;

    /** Returns the options of {@code start-dev}. */
    List<String> options(SpanReceiver collector) {
        return List.of();
    }

    /** Changes what the server is made of before its first start. */
    void prepare(ServerRunner runner) {}
}
