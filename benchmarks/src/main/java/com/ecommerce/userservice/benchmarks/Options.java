package com.ecommerce.userservice.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The command line.
 *
 * @param help print the usage, do nothing else
 * @param quick few tokens, requests and rounds: shows that all works, measures nothing
 * @param rounds of the table
 * @param seconds of each case in each round
 * @param javaHome of the server and of JMH; empty for the newest
 * @param output the Markdown file
 * @param serverOptions further options for every start of the server
 * @param sections what to run
 */
record Options(
        boolean help,
        boolean quick,
        int rounds,
        double seconds,
        Optional<Path> javaHome,
        Path output,
        List<String> serverOptions,
        Set<Section> sections) {

    /** The parts of a run, in their order. */
    enum Section {
        TABLE,
        LATENCY,
        SQL,
        FLOOD,
        CROWD,
        CALLERS,
        PURE
    }

    static final String USAGE = """
            Usage: benchmarks/run [OPTION...]

            Measures the assembled distribution and writes the results as Markdown. Takes about 20 minutes; nothing else
            should run on the machine meanwhile.

              --quick                  a smoke run of some minutes, too short to mean anything
              --rounds=N               interleaved rounds (9)
              --seconds=S              of each case in each round (2)
              --java-home=FOLDER       the JDK of the server; default: JAVA_HOME, else the newest JDK found
              --output=FILE            where the Markdown goes (benchmarks/RESULTS.md; with --quick or --only
                                       benchmarks/target/results.md)
              --server-option=OPTION   a further option of Keycloak's start, as often as wanted
              --only=SECTION,...       some of: table, latency, sql, flood, crowd, callers, pure
              --help                   show this text
            """;

    private static final int ROUNDS = 9;
    private static final double SECONDS = 2;
    private static final int QUICK_ROUNDS = 2;
    private static final double QUICK_SECONDS = 0.3;

    Options {
        serverOptions = List.copyOf(serverOptions);
        sections = Set.copyOf(sections);
        if (rounds < 1 || seconds <= 0) {
            throw new IllegalArgumentException("--rounds and --seconds must be positive");
        }
    }

    /**
     * Reads the command line.
     *
     * @param folder the folder {@code benchmarks}
     * @throws IllegalArgumentException if there is an unknown option or a wrong value
     */
    static Options parse(List<String> arguments, Path folder) {
        boolean help = false;
        boolean quick = arguments.contains("--quick");
        int rounds = quick ? QUICK_ROUNDS : ROUNDS;
        double seconds = quick ? QUICK_SECONDS : SECONDS;
        Optional<Path> javaHome = Optional.empty();
        Optional<Path> output = Optional.empty();
        List<String> serverOptions = new ArrayList<>();
        Set<Section> sections = EnumSet.allOf(Section.class);
        for (String word : arguments) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            String value = word.contains("=") ? word.substring(word.indexOf('=') + 1) : "";
            switch (name) {
                case "--help", "-h" -> help = true;
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--java-home" -> javaHome = Optional.of(Path.of(value));
                case "--output" -> output = Optional.of(Path.of(value));
                case "--server-option" -> serverOptions.add(value);
                case "--only" -> sections = sections(value);
                default -> throw new IllegalArgumentException("Unknown option " + word + ": see --help");
            }
        }
        boolean whole = !quick && sections.size() == Section.values().length;
        Path file = output.orElse(folder.resolve(whole ? "RESULTS.md" : "target/results.md"));
        return new Options(help, quick, rounds, seconds, javaHome, file, serverOptions, sections);
    }

    boolean runs(Section section) {
        return sections.contains(section);
    }

    private static Set<Section> sections(String names) {
        Set<Section> sections = EnumSet.noneOf(Section.class);
        for (String name : names.split(",")) {
            sections.add(Section.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return sections;
    }
}
