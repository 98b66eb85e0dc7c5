package com.ecommerce.userservice.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended.
 *
 * @param exitCode 0 for success
 * @param output what it wrote, errors among it
 */
public record Command(List<String> words, int exitCode, String output) {

    private static final long PATIENCE_MINUTES = 10;

    /** Runs a command to its end. */
    public static Command run(Path folder, String... words) {
        return run(new ProcessBuilder(words).directory(folder.toFile()));
    }

    /** Runs a command that reads a file. */
    public static Command runFrom(Path input, Path folder, String... words) {
        return run(new ProcessBuilder(words).directory(folder.toFile()).redirectInput(input.toFile()));
    }

    /** Runs a command whose output goes to a file; errors are what the result holds. */
    public static Command runInto(Path output, Path folder, String... words) {
        return run(new ProcessBuilder(words).directory(folder.toFile()).redirectOutput(output.toFile()));
    }

    private static Command run(ProcessBuilder builder) {
        try {
            Path written = Files.createTempFile("command", ".log");
            try {
                if (builder.redirectOutput() == ProcessBuilder.Redirect.PIPE) {
                    builder.redirectErrorStream(true).redirectOutput(written.toFile());
                } else {
                    builder.redirectError(written.toFile());
                }
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("Not within " + PATIENCE_MINUTES + " minutes: " + builder.command());
                }
                return new Command(builder.command(), process.exitValue(), Files.readString(written));
            } finally {
                Files.delete(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns what it wrote. */
    public String succeeded() {
        if (exitCode != 0) {
            throw new AssertionError(String.join(" ", words) + " ended with " + exitCode + ":\n" + output);
        }
        return output;
    }

    /** Returns the last line of what it wrote, as {@link #succeeded}: its result, after what it says on the way. */
    public String lastLine() {
        return succeeded().lines().reduce((first, last) -> last).orElseThrow();
    }
}
