package com.ecommerce.userservice.it.support.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Ports;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sample of a gateway, as a process of its own. */
public final class RunningGateway implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final int port = Ports.free();
    private final Process process;

    private RunningGateway(Path folder, List<String> command, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", Integer.toString(port));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        BuildProperty.path("it.target").resolve("gateway.log").toFile()));
        builder.environment().putAll(all);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(Await.isTrueWithin(START, () -> !process.isAlive() || listens()) && process.isAlive())
                .as("%s listens", command)
                .isTrue();
    }

    /** Starts the sample in Java, from the classes of these tests. */
    public static RunningGateway java(Map<String, String> environment) {
        return new RunningGateway(
                BuildProperty.path("it.project"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.example.gateway.Gateway"),
                environment);
    }

    /** Starts the sample in JavaScript; its libraries must be there. */
    public static RunningGateway node(Map<String, String> environment) {
        return new RunningGateway(
                BuildProperty.path("it.project").resolve("samples/gateway/node"),
                List.of("node", "gateway.mjs"),
                environment);
    }

    private boolean listens() {
        try {
            new Socket(InetAddress.getByName("localhost"), port).close();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Starts a sample by the commands of a guide, of which the last is the gateway. */
    public static RunningGateway bash(Path folder, String commands, Map<String, String> environment) {
        return new RunningGateway(folder, List.of("bash", "-euo", "pipefail", "-c", commands), environment);
    }

    /** Returns the address without a path or a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Asks for something, with these headers. */
    public Reply get(Map<String, String> headers) {
        return Http.send("GET", url() + "/orders", headers, null);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
