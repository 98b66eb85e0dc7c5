package com.ecommerce.userservice.it;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The one place that decides whether there is a Docker engine for the tests that need it. */
final class DockerEngine {

    /** Why there is none; empty if there is one. Asked once, and said once. */
    private static final String ABSENCE = absence();

    private DockerEngine() {}

    /** Skips the calling tests if there is no engine. */
    static void assumeAvailable() {
        Assumptions.assumeTrue(ABSENCE.isEmpty(), ABSENCE);
    }

    private static String absence() {
        try {
            DockerClientFactory.instance().client();
            return "";
        } catch (IllegalStateException e) {
            String absence = "SKIPPED: all tests of the image, because Testcontainers finds no Docker engine ("
                    + e.getMessage().lines().findFirst().orElse("") + "). Start Docker, or set DOCKER_HOST, and run"
                    + " mvn verify -Pcontainers again.";
            System.out.println(absence);
            return absence;
        }
    }
}
