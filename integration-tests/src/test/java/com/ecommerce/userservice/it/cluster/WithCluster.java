package com.ecommerce.userservice.it.cluster;

import com.ecommerce.userservice.it.support.docker.DockerEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test class talks to {@code docker/compose.cluster.yaml}, which the first such class brings up and the end removes.
 * Each finds it whole.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("cluster")
@ExtendWith({DockerEngine.class, WithCluster.Starter.class})
@interface WithCluster {

    /** Starts the cluster once for all. */
    final class Starter implements BeforeAllCallback {

        private static Cluster current;

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Cluster.class, key -> start());
            current.awaitWhole();
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
