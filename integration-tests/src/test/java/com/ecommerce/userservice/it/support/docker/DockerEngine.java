package com.ecommerce.userservice.it.support.docker;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips tests of the image where there is no Docker engine. An assumption would not do: its classes count as no test. */
public final class DockerEngine implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!BuiltImage.isNamed()) {
            return ConditionEvaluationResult.enabled("The tests need no Docker engine");
        }
        return Search.ABSENCE.isEmpty()
                ? ConditionEvaluationResult.enabled("There is a Docker engine")
                : ConditionEvaluationResult.disabled(Search.ABSENCE);
    }

    /** Looks for the engine once, and says once that there is none. */
    private static final class Search {

        /** Empty if there is an engine. */
        static final String ABSENCE = absence();

        private static String absence() {
            try {
                DockerClientFactory.instance().client();
                return "";
            } catch (IllegalStateException e) {
                String absence = "SKIPPED: all tests of the image, because Testcontainers finds no Docker engine ("
                        + e.getMessage()
                        + "). Start Docker, or set DOCKER_HOST, and run the build again.";
                System.out.println(absence);
                return absence;
            }
        }
    }
}
