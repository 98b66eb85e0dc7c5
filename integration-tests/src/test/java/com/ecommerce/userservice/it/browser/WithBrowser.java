package com.ecommerce.userservice.it.browser;

import com.ecommerce.userservice.it.support.server.WithServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test class looks at the server's pages in a browser, which the first such class starts; without one it is skipped. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("browser")
@WithServer
@ExtendWith({WithBrowser.Presence.class, WithBrowser.Starter.class})
@interface WithBrowser {

    /** An assumption would not do: its classes count as no test. */
    final class Presence implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Search.ABSENCE.isEmpty()
                    ? ConditionEvaluationResult.enabled("There is a browser")
                    : ConditionEvaluationResult.disabled(Search.ABSENCE);
        }

        /** Looks for the browser once, and says once that there is none. */
        private static final class Search {

            /** Empty if there is a browser. */
            static final String ABSENCE = absence();

            private static String absence() {
                if (Chromium.find().isPresent()) {
                    return "";
                }
                String absence =
                        "SKIPPED: all tests in the browser, because there is no Chromium. Install Debian's package"
                                + " chromium-headless-shell, or set CHROMIUM to the browser's file, and run the build again.";
                System.out.println(absence);
                return absence;
            }
        }
    }

    /** Starts the browser once for the whole suite. */
    final class Starter implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Chromium.class, key -> Chromium.start());
        }
    }
}
