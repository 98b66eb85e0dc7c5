package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.docker.DockerEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The test class talks to a server, which the first such class starts and the end of the suite stops. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith({DockerEngine.class, WithServer.Starter.class})
public @interface WithServer {

    ServerSetup value() default ServerSetup.SHIPPED;

    /**
     * Starts each server once for all classes of a process. Where several processes share them, Maven runs each class by
     * itself: only the session lasts as long as the process.
     */
    final class Starter implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            // Nested classes have none, and talk to the same server as the class around them.
            AnnotationSupport.findAnnotation(context.getRequiredTestClass(), WithServer.class)
                    .map(WithServer::value)
                    .ifPresent(setup -> TestEnvironment.use(context.getStore(
                                    ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                            .computeIfAbsent(setup, TestEnvironment::start, TestEnvironment.class)));
        }
    }
}
