package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.BuildProperty;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jacoco.agent.AgentJar;

/** The distribution as a process with a home of its own, which writes its coverage when it ends in good order. */
final class ServerProcess implements ServerRunner {

    private static final Duration STOP = Duration.ofMinutes(1);

    private final Path target;
    private final Path log;
    private final Path coverage;
    private final Path home;
    private final SelfSignedCertificate certificate;
    private final KeptBuild build;
    private boolean started;
    private Process process;

    /** @param buildName {@link ServerSetup#build()} */
    ServerProcess(Path target, String buildName) {
        this.target = target;
        log = target.resolve("server.log");
        coverage = target.resolve("jacoco-it.exec");
        home = ServerHome.copy(BuildProperty.path("keycloak.home"), home(target));
        build = new KeptBuild(home, buildName);
        certificate = SelfSignedCertificate.create(target);
        try {
            Files.deleteIfExists(log);
            Files.deleteIfExists(coverage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path home(Path target) {
        return target.resolve("server");
    }

    @Override
    public void start(Map<String, String> environment, List<String> options) {
        if (!started) {
            build.restore();
        }
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().putAll(environment());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keepBuild() {
        if (!started) {
            build.keep();
            started = true;
        }
    }

    @Override
    public void addProvider(Path jar) {
        try {
            Files.copy(jar, home.resolve("providers").resolve(jar.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void removeProviders() {
        try {
            ServerHome.empty(home.resolve("providers"));
            ServerHome.empty(home.resolve("data/import"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("The server did not stop. The end of its log:\n" + logTail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server stops", e);
        }
    }

    @Override
    public List<String> logLines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "KC_HTTPS_KEY_STORE_FILE",
                certificate.file().toString(),
                "KC_HTTPS_KEY_STORE_PASSWORD",
                SelfSignedCertificate.PASSWORD,
                "KC_HTTP_MANAGEMENT_SCHEME",
                "http",
                "JAVA_HOME",
                BuildProperty.path("it.java.home").toString(),
                "JAVA_OPTS_APPEND",
                // As in production, so that no Java refuses them there.
                "\"@" + home.resolve("conf/java.options") + "\" " + coverageAgent(),
                "USER_SERVICE_PASSWORD_POLICY",
                "length(7) and maxLength(128) and notEmail and notUsername");
    }

    private String coverageAgent() {
        File agent = target.resolve("jacoco-agent.jar").toFile();
        try {
            AgentJar.extractTo(agent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-javaagent:%s=destfile=%s,append=true,includes=com.ecommerce.*".formatted(agent, coverage);
    }
}
