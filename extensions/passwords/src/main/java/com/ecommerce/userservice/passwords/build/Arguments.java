package com.ecommerce.userservice.passwords.build;

import com.ecommerce.userservice.passwords.filter.FilterShape;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command was called with.
 *
 * @param minCount how often a password was seen at least
 * @param falsePositives the part of other passwords that is refused by mistake
 * @param list name of the file that is read; {@value #STANDARD_INPUT} for the standard input
 * @param output name of the file that is built
 */
record Arguments(boolean help, long minCount, double falsePositives, String list, String output) {

    static final String STANDARD_INPUT = "-";

    static final String USAGE = """
            Usage: build-breached-passwords [--min-count N] [--false-positives RATE] LIST OUTPUT

            Builds the file for the password policy "Breached Passwords" out of a list of SHA-1 hashes such as the public
            list Pwned Passwords: on each line 40 hexadecimal digits, a colon and how often the password was seen, in
            the order of the hashes. LIST is its file, or - for the standard input. OUTPUT is replaced at once when the
            new file is whole; a running server takes it up within a minute.

              --min-count N           leave out what was seen less often (1)
              --false-positives RATE  part of all other passwords that is refused by mistake, 0.000001 to 0.1 (0.001);
                                      a tenth of it takes a third more space
              --help                  show this text

            Exit status: 0 done, 1 failed, 2 wrong usage.
            """;

    private static final String MIN_COUNT = "--min-count";
    private static final String FALSE_POSITIVES = "--false-positives";
    private static final double DEFAULT_FALSE_POSITIVES = 0.001;

    private static final Arguments HELP = new Arguments(true, 1, DEFAULT_FALSE_POSITIVES, "", "");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it is not as the usage says, with a message for the operator
     */
    static Arguments of(String... arguments) {
        long minCount = 1;
        double falsePositives = DEFAULT_FALSE_POSITIVES;
        List<String> files = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "--help", "-h" -> {
                    return HELP;
                }
                case MIN_COUNT -> minCount = minCount(value(arguments, ++i, argument));
                case FALSE_POSITIVES -> falsePositives = falsePositives(value(arguments, ++i, argument));
                default -> {
                    if (argument.isBlank() || argument.startsWith("-") && !argument.equals(STANDARD_INPUT)) {
                        throw new IllegalArgumentException(
                                "build-breached-passwords has no option \"" + argument + "\".");
                    }
                    files.add(argument);
                }
            }
        }
        if (files.size() != 2 || files.get(1).equals(STANDARD_INPUT)) {
            throw new IllegalArgumentException("Name two files: the list, and what is built.");
        }
        return new Arguments(false, minCount, falsePositives, files.get(0), files.get(1));
    }

    private static String value(String[] arguments, int index, String option) {
        if (index == arguments.length) {
            throw new IllegalArgumentException("The option " + option + " needs a value.");
        }
        return arguments[index];
    }

    private static long minCount(String value) {
        try {
            long count = Long.parseLong(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // The same sentence.
        }
        throw new IllegalArgumentException("The option " + MIN_COUNT + " needs a whole number of at least 1.");
    }

    private static double falsePositives(String value) {
        try {
            double rate = Double.parseDouble(value);
            FilterShape.of(rate);
            return rate;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The option " + FALSE_POSITIVES + " needs a number from 0.000001 to 0.1.", e);
        }
    }
}
