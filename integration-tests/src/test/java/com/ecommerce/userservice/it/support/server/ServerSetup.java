package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.BuildProperty;
import java.util.List;
import java.util.Locale;

/** How the server of a test class is set up. There is one server of each, which starts with the first class that needs it. */
public enum ServerSetup {
    /** As the distribution is, in development mode. */
    SHIPPED,

    /**
     * With options that need no build of its own: callers of gRPC that prove who they are, as in production; accounts that are
     * erased; few unfinished sign-ins; a proxy on this machine that tells where requests come from.
     */
    CONFIGURED {
        @Override
        List<String> options(SpanReceiver collector) {
            return List.of(
                    CALLERS_PROVE_WHO_THEY_ARE,
                    "--spi-user-service--default--account-deletion=erase",
                    "--spi-authentication-sessions--infinispan--max-sign-ins=" + MAX_SIGN_INS,
                    "--proxy-headers=xforwarded",
                    "--proxy-trusted-addresses=127.0.0.1,::1");
        }

        @Override
        String build() {
            return SHIPPED.build();
        }
    },

    /**
     * With what operators may add and Keycloak has to be built for, all at once: a collector of spans; the JAR of the sample
     * {@code session-count}. Its list of features takes the place of the distribution's, so that it is built without the tabs
     * of the admin console. Callers of gRPC prove who they are.
     */
    EXTENDED {
        @Override
        List<String> options(SpanReceiver collector) {
            return List.of(
                    CALLERS_PROVE_WHO_THEY_ARE,
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

    private static final String CALLERS_PROVE_WHO_THEY_ARE = "--spi-grpc-server--default--caller-authentication=bearer";

    /** Returns the options of {@code start-dev}. */
    List<String> options(SpanReceiver collector) {
        return List.of();
    }

    /** Names what Keycloak's build makes of it: where two have the same name, one build serves both. */
    String build() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Changes what the server is made of before its first start. */
    void prepare(ServerRunner runner) {}
}
