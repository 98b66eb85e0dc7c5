package com.ecommerce.userservice.it.tools;

import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.CommandBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Runs command blocks one after the other, each in a bash of its own that ends at the first command that fails. Variables
 * last from block to block, as in one terminal.
 */
final class Terminal {

    /** An error of HTTP is a failure, and there is no progress meter. */
    private static final String STRICT_CURL =
            "curl() { command curl --silent --show-error --fail-with-body \"$@\"; }\n";

    private final Path folder;
    private final Path variables;

    /** @param folder the working directory of the commands; empty files of this class are added to it */
    Terminal(Path folder) {
        this.folder = folder;
        this.variables = folder.resolve("variables");
        try {
            Files.writeString(variables, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a block.
     *
     * @param commands of the block, with other addresses
     * @param strict whether an error of HTTP is a failure of {@code curl}
     */
    Command run(CommandBlock block, String commands, boolean strict) {
        String keep = block.variables()
                .map(name -> "declare -p " + name + " >>" + variables + "\n")
                .collect(Collectors.joining());
        return Command.run(
                folder,
                "bash",
                "-c",
                "set -euo pipefail\n. " + variables + "\n" + (strict ? STRICT_CURL : "") + commands + keep);
    }
}
