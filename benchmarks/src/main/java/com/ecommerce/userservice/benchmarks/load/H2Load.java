package com.ecommerce.userservice.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One command of h2load (nghttp2), less the number of requests. It sends the same request again and again.
 *
 * @param arguments of h2load, with the address
 * @param replyBytes length of the body of every right reply; 0 where it varies
 */
public record H2Load(List<String> arguments, long replyBytes) {

    private static final String PROGRAM = "h2load";

    public H2Load {
        arguments = List.copyOf(arguments);
    }

    /**
     * Returns h2load's version, such as {@code nghttp2/1.52.0}.
     *
     * @throws IllegalStateException that says how to install it
     */
    public static String version() {
        try {
            Process process = new ProcessBuilder(PROGRAM, "--version").start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.replace(PROGRAM, "").strip();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "h2load is missing. Debian, Ubuntu: apt-get install nghttp2-client."
                            + " Fedora: dnf install nghttp2. macOS: brew install nghttp2.",
                    missing);
        }
    }

    /** Returns the same command with further arguments. */
    public H2Load with(String... further) {
        List<String> all = new ArrayList<>(List.of(further));
        all.addAll(arguments);
        return new H2Load(all, replyBytes);
    }

    /** Returns the same command for replies with bodies of this length. */
    public H2Load replying(long bytes) {
        return new H2Load(arguments, bytes);
    }

    /**
     * Sends so many requests.
     *
     * @throws IllegalStateException if a request failed, or the replies' bodies are not as long as right ones
     */
    public Load run(long requests) {
        return join(start(requests), requests);
    }

    /** Sends so many requests and returns how long each took, in microseconds. */
    public long[] latencies(long requests) {
        try {
            Path log = Files.createTempFile("h2load", ".log");
            try {
                with("--log-file=" + log).run(requests);
                return LatencyLog.parse(Files.readAllLines(log));
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts to send so many requests; the caller joins or destroys the process. */
    public Process start(long requests) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "--requests=" + requests));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for what was started, and checks it as {@link #run} does. */
    public Load join(Process process, long requests) {
        H2LoadOutput output;
        try {
            output = H2LoadOutput.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean rightLength = replyBytes == 0 || output.dataBytes() == requests * replyBytes;
        if (output.failed() > 0 || output.succeeded() != requests || !rightLength) {
            throw new IllegalStateException("Not every reply is right: %s of %d requests with replies of %d bytes; %s"
                    .formatted(output, requests, replyBytes, arguments));
        }
        return new Load(requests, output.seconds());
    }
}
