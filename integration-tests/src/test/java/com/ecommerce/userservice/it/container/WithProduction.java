package com.ecommerce.userservice.it.container;

import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.docker.DockerEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test class talks to {@code docker/compose.yaml}, which the first such class brings up and the end removes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("container")
@ExtendWith({DockerEngine.class, WithProduction.Starter.class})
@interface WithProduction {

    /** Starts the project once for all. */
    final class Starter implements BeforeAllCallback {

        private static ComposeProject current;

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(ComposeProject.class, key -> start());
        }

        private static ComposeProject start() {
            ComposeProject project = ComposeProject.withTls();
            // So that tests need not wait a minute for gRPC to look at its files.
            project.set("KC_SPI_GRPC_SERVER__DEFAULT__TLS_RELOAD_SECONDS", "1");
            // A line without a value: the policy must be the shipped one all the same.
            project.set("USER_SERVICE_PASSWORD_POLICY", "");
            try {
                project.up();
            } catch (RuntimeException | Error e) {
                project.close();
                throw e;
            }
            current = project;
            return project;
        }

        static ComposeProject project() {
            return current;
        }
    }
}
