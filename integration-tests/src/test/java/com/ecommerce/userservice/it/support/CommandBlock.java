package com.ecommerce.userservice.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Commands of a document, as a reader copies them.
 *
 * @param document path of the document below the project's folder
 * @param line number of the line of the document with the first command
 * @param commands lines, each with its end, without the indentation of the block
 */
public record CommandBlock(String document, int line, String commands) {

    private static final Pattern BLOCK =
            Pattern.compile("^( *)```(?:sh|shell|bash|console)\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("^([A-Z_]+)=", Pattern.MULTILINE);

    /** Returns the blocks of a document in their order. */
    public static List<CommandBlock> of(String document) {
        try {
            String text = Files.readString(BuildProperty.path("it.project").resolve(document));
            return BLOCK.matcher(text)
                    .results()
                    .map(block -> new CommandBlock(
                            document,
                            (int) text.substring(0, block.start(2)).lines().count() + 1,
                            block.group(2).replaceAll("(?m)^" + block.group(1), "")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean startsWith(String words) {
        return commands.startsWith(words);
    }

    /** Returns whether a program is called at the beginning of a line, after a pipe or in a substitution. */
    public boolean calls(String program) {
        return Pattern.compile("(?:^|\\| |\\$\\()" + Pattern.quote(program) + " ", Pattern.MULTILINE)
                .matcher(commands)
                .find();
    }

    /** Returns the names of the variables that the block sets, which the next blocks may use. */
    public Stream<String> variables() {
        return VARIABLE.matcher(commands).results().map(variable -> variable.group(1));
    }

    /** Returns where the block is, for messages. */
    @Override
    public String toString() {
        return document + ":" + line;
    }
}
