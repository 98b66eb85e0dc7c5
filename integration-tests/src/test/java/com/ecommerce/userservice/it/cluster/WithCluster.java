package com.ecommerce.userservice.it.cluster;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.docker.DockerEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * The test class talks to {@code docker/compose.cluster.yaml}, which the first such class brings up and the end removes.
 * Each finds it whole.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("cluster")
@ExtendWith({DockerEngine.class, WithCluster.Starter.class})
@interface WithCluster {

    /**
     * The order of faults, behind all other classes. Each is tested by itself, and the next one finds none of its traces: for two
     * minutes after a node was lost an outage of the database may count as a cut ({@code PartitionDetector}), and after a healed cut
     * a node answered 503 for a moment, once, and once the death of a node was noticed after 40 s.
     */
    int DATABASE = Integer.MAX_VALUE - 2;

    int NODE = Integer.MAX_VALUE - 1;
    int NETWORK = Integer.MAX_VALUE;

    /** Starts the cluster once for all, and keeps what the nodes have written until a test failed. */
    final class Starter implements BeforeAllCallback, TestWatcher {

        private static Cluster current;

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Cluster.class, key -> start());
            current.awaitWhole();
        }

        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            String name = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            try {
                Files.writeString(BuildProperty.path("it.target").resolve(name + ".log"), current.wholeLog());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Cluster start() {
            Cluster cluster = Cluster.prepare();
            try {
                cluster.start();
            } catch (RuntimeException | Error e) {
                cluster.close();
                throw e;
            }
            current = cluster;
            return cluster;
        }

        static Cluster cluster() {
            return current;
        }
    }
}
