package com.ecommerce.userservice.passwords.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.passwords.filter.FilterFile;
import com.ecommerce.userservice.passwords.filter.PasswordHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildBreachedPasswordsTest {

    /** The hashes of "123456", "password" and "qwerty", in their order. */
    private static final String LIST = """
            5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824
            7C4A8D09CA3762AF61E59520943DC26494F8941B:42542807
            B1B3773A05C0ED0176787A4F1574FF0075F7521E:3
            """;

    private static final String HASH = "7C4A8D09CA3762AF61E59520943DC26494F8941B";

    private static final String SEEN_TOO_SELDOM = "'" + HASH + ":5',6";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path output() {
        return folder.resolve("breached.filter");
    }

    private int run(String standardInput, String... arguments) {
        return BuildBreachedPasswords.run(
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.ISO_8859_1)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private int build(String list, String... options) {
        return run(
                list,
                Stream.concat(Stream.of(options), Stream.of("-", output().toString()))
                        .toArray(String[]::new));
    }

    private boolean isBreached(String password) throws IOException {
        try (FilterFile filter = FilterFile.open(output())) {
            return filter.mightContain(PasswordHash.of(password));
        }
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void givenList_whenBuilt_thenItsPasswordsAreFound() throws IOException {
        assertThat(build(LIST)).as(errors()).isZero();

        assertThat(isBreached("123456")).isTrue();
        assertThat(isBreached("password")).isTrue();
        assertThat(isBreached("qwerty")).isTrue();
        assertThat(isBreached("Password")).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("breached.filter: 3 passwords of 3 lines, 8,200 bytes.");
        assertThat(errors()).isEmpty();
        assertThat(folder).isDirectoryContaining(file -> file.equals(output()));
    }

    @Test
    void givenFile_whenBuilt_thenAsFromTheStandardInput() throws IOException {
        Path list = Files.writeString(folder.resolve("pwned.txt"), LIST);

        assertThat(run("", list.toString(), output().toString())).as(errors()).isZero();

        assertThat(isBreached("qwerty")).isTrue();
    }

    @Test
    void givenLowerCaseAndCarriageReturnsAndNoLastLineEnd_whenBuilt_thenRead() throws IOException {
        assertThat(build(LIST.toLowerCase().replace("\n", "\r\n").stripTrailing()))
                .as(errors())
                .isZero();

        assertThat(isBreached("123456")).isTrue();
        assertThat(isBreached("qwerty")).isTrue();
    }

    @Test
    void givenLeastCount_whenBuilt_thenWhatWasSeenLessOftenIsLeftOut() throws IOException {
        assertThat(build(LIST, "--min-count", "4")).as(errors()).isZero();

        assertThat(isBreached("password")).isTrue();
        assertThat(isBreached("qwerty")).isFalse();
    }

    @Test
    void givenListOfManyBuffers_whenBuilt_thenNoneIsLost() throws IOException {
        String list = IntStream.range(0, 30_000)
                .mapToObj(i -> "%08X%032X:%d".formatted(i, i, i + 1))
                .collect(Collectors.joining("\n"));

        assertThat(build(list)).as(errors()).isZero();

        try (FilterFile filter = FilterFile.open(output())) {
            assertThat(filter.passwords()).isEqualTo(30_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password:12",
                "8846F7EAEE8FB117AD06BDD830B7586C:9545824",
                "7C4A8D09CA3762AF61E59520943DC26494F8941:1",
                "7C4A8D09CA3762AF61E59520943DC26494F8941BB:1",
                HASH,
                HASH + ":",
                HASH + ":1 ",
                HASH + ":-1",
                HASH + ":1;2",
                HASH + ":1234567890123456789",
                HASH + " 1",
                " " + HASH + ":1",
                "\u00ff" + HASH + ":1",
                "\ufeff",
                "\r",
                " "
            })
    void givenMalformedLine_whenBuilt_thenItsNumberIsToldAndNotItsContent(String line) {
        String list = LIST.lines().limit(1).collect(Collectors.joining()) + "\n" + line + "\n" + LIST;

        assertThat(build(list)).isEqualTo(1);

        assertThat(errors()).startsWith("Line 2 of the list ").doesNotContain(HASH, "password:", "Exception");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givenEmptyLine_whenBuilt_thenItsNumberIsTold() {
        assertThat(build(LIST + "\n" + LIST)).isEqualTo(1);

        assertThat(errors()).startsWith("Line 4 of the list ");
    }

    @Test
    void givenOrderOfCounts_whenBuilt_thenItSaysHowToSort() {
        String list = LIST.lines().sorted((a, b) -> b.compareTo(a)).collect(Collectors.joining("\n"));

        assertThat(build(list)).isEqualTo(1);

        assertThat(errors()).startsWith("Line 2 of the list is out of order.").contains("LC_ALL=C sort");
    }

    @ParameterizedTest
    @CsvSource({"'',1", SEEN_TOO_SELDOM})
    void givenNothingToKeep_whenBuilt_thenFails(String list, String minCount) {
        assertThat(build(list, "--min-count", minCount)).isEqualTo(1);

        assertThat(errors()).startsWith("There is no password");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givenFailure_whenBuilt_thenTheFileIsAsItWas() throws IOException {
        build(LIST);

        assertThat(build("garbage")).isEqualTo(1);

        assertThat(isBreached("qwerty")).isTrue();
        assertThat(folder).isDirectoryContaining(file -> file.equals(output()));
    }

    @Test
    void givenAbsentList_whenBuilt_thenItIsNamed() {
        assertThat(run("", folder.resolve("absent.txt").toString(), output().toString()))
                .isEqualTo(1);

        assertThat(errors()).contains("absent.txt");
    }

    @Test
    void givenAbsentFolder_whenBuilt_thenItIsNamed() {
        assertThat(run(LIST, "-", folder.resolve("absent/breached.filter").toString()))
                .isEqualTo(1);

        assertThat(errors()).contains("absent/breached.filter", "folder is missing");
    }

    @Test
    void givenHelp_whenRun_thenUsage() {
        assertThat(run("", "--help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: build-breached-passwords");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "list -",
                "list output more",
                "--unknown list output",
                "--min-count",
                "--min-count 0 list output",
                "--min-count many list output",
                "--false-positives 0 list output",
                "--false-positives 0.5 list output",
                "--false-positives NaN list output"
            })
    void givenWrongArguments_whenRun_thenUsageAndExitCodeTwo(String arguments) {
        assertThat(run("", arguments.split(" "))).isEqualTo(2);

        assertThat(errors()).contains("Usage: build-breached-passwords");
    }
}
