package com.ecommerce.userservice.it.support.server;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test class calls the server with tools of Node's, 20 or newer; without it the class is skipped, and says so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("tools")
@WithServer
@ExtendWith(WithNode.Presence.class)
public @interface WithNode {

    final class Presence implements ExecutionCondition {

        private static final int OLDEST = 20;

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (isThere()) {
                return ConditionEvaluationResult.enabled("There is Node");
            }
            String absence = "SKIPPED: " + context.getDisplayName() + ", because there is no Node of " + OLDEST
                    + " or newer with npm.";
            System.out.println(absence);
            return ConditionEvaluationResult.disabled(absence);
        }

        /** Returns whether there is such a Node, and npm. */
        public static boolean isThere() {
            try {
                Process process = new ProcessBuilder("sh", "-c", "npm --version >&2 && node --version").start();
                String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0
                        && Integer.parseInt(version.substring(1).split("\\.")[0]) >= OLDEST;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
