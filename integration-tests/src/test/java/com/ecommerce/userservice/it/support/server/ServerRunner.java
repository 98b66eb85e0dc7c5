package com.ecommerce.userservice.it.support.server;

import com.ecommerce.userservice.it.support.docker.BuiltImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the server in development mode, once or again and again, and keeps what it writes. */
interface ServerRunner {

    /**
     * Returns what this run of the suite is to test: the image if the build names one, else the distribution.
     *
     * @param target the folder for what a run leaves behind
     * @param build {@link ServerSetup#build()}
     */
    static ServerRunner create(Path target, String build) {
        return BuiltImage.isNamed() ? new ServerContainer(target) : new ServerProcess(target, build);
    }

    /**
     * Starts the server, which need not be ready when this returns.
     *
     * @param environment variables beside the runner's own
     * @param options of Keycloak's {@code start-dev}
     */
    void start(Map<String, String> environment, List<String> options);

    /** Keeps what a later start of an equal server can use; to be called once the server is ready. */
    default void keepBuild() {}

    /** Adds a JAR to those that the server loads from the next start on. */
    void addProvider(Path jar);

    /** Takes all JARs and realms away that the distribution has added to Keycloak. */
    default void removeProviders() {
        throw new UnsupportedOperationException("Only the folder can do without");
    }

    boolean isRunning();

    /**
     * Ends the server in good order.
     *
     * @throws IllegalStateException if it does not end and had to be killed
     */
    void stop();

    /** Returns everything that the server has written up to now, since the first start. */
    List<String> logLines();

    /** Returns the end of the log, for messages. */
    default String logTail() {
        List<String> lines = logLines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size()));
    }
}
