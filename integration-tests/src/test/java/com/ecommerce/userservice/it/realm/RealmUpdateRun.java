package com.ecommerce.userservice.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.server.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the distribution's {@code bin/update-realm} against the test server.
 *
 * @param output of both streams
 */
record RealmUpdateRun(int exitCode, String output) {

    private static final long PATIENCE_SECONDS = 60;

    /** Runs it as the bootstrap administrator. */
    static RealmUpdateRun run(Object... arguments) {
        return runWith(Map.of(), arguments);
    }

    /** Runs it with further or other environment variables; an empty value takes one away. */
    static RealmUpdateRun runWith(Map<String, String> environment, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("keycloak.home") + "/bin/update-realm"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("USER_SERVICE_"));
        variables.put("JAVA_HOME", System.getProperty("it.java.home"));
        variables.put("USER_SERVICE_ADMIN_URL", TestEnvironment.server().url());
        variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        variables.putAll(environment);
        return wait(builder);
    }

    private static RealmUpdateRun wait(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(output).doesNotContain("Exception", "\tat ");
            return new RealmUpdateRun(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> lines() {
        return output.lines().toList();
    }

    void assertDone(String... lines) {
        assertThat(exitCode).as(output).isZero();
        assertThat(lines()).containsExactlyInAnyOrder(lines);
    }

    void assertFailed(String... parts) {
        assertThat(exitCode).as(output).isEqualTo(1);
        assertThat(output).contains(parts);
    }
}
