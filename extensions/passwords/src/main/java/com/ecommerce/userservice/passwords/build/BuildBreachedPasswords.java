package com.ecommerce.userservice.passwords.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The command {@code build-breached-passwords}. It runs on Java alone: of this JAR it takes only this package and that of the
 * filter.
 */
public final class BuildBreachedPasswords {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private BuildBreachedPasswords() {}

    public static void main(String... arguments) {
        System.exit(run(System.in, System.out, System.err, arguments));
    }

    static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) {
        Arguments parsed;
        try {
            parsed = Arguments.of(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(Arguments.USAGE);
            return WRONG_USAGE;
        }
        if (parsed.help()) {
            out.print(Arguments.USAGE);
            return DONE;
        }
        try {
            out.println(build(parsed, in, err));
            return DONE;
        } catch (NoSuchFileException e) {
            err.println("There is no " + e.getFile() + ", or its folder is missing.");
        } catch (AccessDeniedException e) {
            err.println("Not permitted: " + e.getFile());
        } catch (IOException e) {
            err.println(e.getMessage());
        }
        return FAILED;
    }

    private static String build(Arguments arguments, InputStream in, PrintStream progress) throws IOException {
        FilterBuild build = new FilterBuild(arguments.minCount(), arguments.falsePositives(), progress);
        Path output = Path.of(arguments.output());
        if (arguments.list().equals(Arguments.STANDARD_INPUT)) {
            return build.run(in, output);
        }
        try (InputStream list = Files.newInputStream(Path.of(arguments.list()))) {
            return build.run(list, output);
        }
    }
}
