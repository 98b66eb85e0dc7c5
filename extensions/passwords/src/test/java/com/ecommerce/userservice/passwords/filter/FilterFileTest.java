package com.ecommerce.userservice.passwords.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterFileTest {

    private static final double RATE = 0.001;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(23);

    private List<PasswordHash> randomHashes(int count) {
        return Stream.generate(() -> new PasswordHash(random.nextLong(), random.nextLong()))
                .limit(count)
                .sorted()
                .toList();
    }

    private Path write(double rate, List<PasswordHash> hashes) throws IOException {
        Path file = folder.resolve("list.filter");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            FilterWriter writer = new FilterWriter(channel, FilterShape.of(rate));
            for (PasswordHash hash : hashes) {
                writer.add(hash);
            }
            writer.finish();
        }
        return file;
    }

    private static void assertFails(Path file, String sentence) {
        assertThatExceptionOfType(FilterFileException.class)
                .isThrownBy(() -> FilterFile.open(file))
                .withMessageContaining(sentence)
                .withMessageContaining(file.getFileName().toString());
    }

    @Test
    void givenPassword_whenHashed_thenItIsTheFirstPartOfItsSha1() {
        assertThat(PasswordHash.of("password")).isEqualTo(new PasswordHash(0x5BAA61E4C9B93F3FL, 0x0682250B6CF8331BL));
        assertThat(PasswordHash.of("pässwörd")).isEqualTo(new PasswordHash(0xF517DDF1D32A112FL, 0xF1AD55C66D1B12CBL));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2275, 2276, 2277, 50_000})
    void givenPasswords_whenAsked_thenNoneIsMissed(int count) throws IOException {
        List<PasswordHash> hashes = randomHashes(count);

        try (FilterFile filter = FilterFile.open(write(RATE, hashes))) {
            assertThat(filter.passwords()).isEqualTo(count);
            for (PasswordHash hash : hashes) {
                assertThat(filter.mightContain(hash)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01, 0.001, 0.0001})
    void givenOtherPasswords_whenAsked_thenTheRateOfMistakesIsKept(double rate) throws IOException {
        int questions = 400_000;

        try (FilterFile filter = FilterFile.open(write(rate, randomHashes(100_000)))) {
            int mistakes = 0;
            for (int i = 0; i < questions; i++) {
                if (filter.mightContain(new PasswordHash(random.nextLong(), random.nextLong()))) {
                    mistakes++;
                }
            }

            // Five standard deviations: the numbers are the same in each run, but not of each Java.
            double tolerance = 5 * Math.sqrt(rate / questions);
            assertThat((double) mistakes / questions).isBetween(0.9 * rate - tolerance, rate + tolerance);
            assertThat(filter.falsePositives()).isBetween(0.99 * rate, rate);
        }
    }

    /** A filter of the usual kind needs 14.4 bits for each password at this rate. */
    @Test
    void givenManyPasswords_whenWritten_thenTheFileIsAsSmallAsThePaperSays() throws IOException {
        Path file = write(RATE, randomHashes(200_000));

        assertThat(Files.size(file) * 8 / 200_000.0).isBetween(14.3, 14.7);
    }

    @Test
    void givenEqualPasswords_whenWritten_thenOneIsCounted() throws IOException {
        PasswordHash hash = new PasswordHash(1, 2);

        try (FilterFile filter = FilterFile.open(write(RATE, List.of(hash, hash)))) {
            assertThat(filter.passwords()).isEqualTo(1);
        }
    }

    @Test
    void givenMoreEqualHeadsThanABlockHolds_whenAsked_thenNoneIsMissed() throws IOException {
        List<PasswordHash> hashes = IntStream.range(0, 5_000)
                .mapToObj(tail -> new PasswordHash(tail < 4_000 ? 7 : 8, tail))
                .toList();

        try (FilterFile filter = FilterFile.open(write(RATE, hashes))) {
            for (PasswordHash hash : hashes) {
                assertThat(filter.mightContain(hash)).isTrue();
            }
        }
    }

    /** The highest bit is the sign of a long. */
    @Test
    void givenHashesOfBothSigns_whenWritten_thenTheirOrderIsThatOfTheText() throws IOException {
        List<PasswordHash> hashes = List.of(
                new PasswordHash(0, -1),
                new PasswordHash(1, 0),
                new PasswordHash(Long.MIN_VALUE, 0),
                new PasswordHash(-1, 5));

        try (FilterFile filter = FilterFile.open(write(RATE, hashes))) {
            for (PasswordHash hash : hashes) {
                assertThat(filter.mightContain(hash)).isTrue();
            }
            assertThat(filter.mightContain(new PasswordHash(0, 77))).isFalse();
        }
    }

    @Test
    void givenPasswordOutOfOrder_whenWritten_thenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(RATE, List.of(new PasswordHash(2, 0), new PasswordHash(1, 0))));
    }

    @Test
    void givenNoFile_whenOpened_thenItIsNamed() {
        assertFails(folder.resolve("absent.filter"), "There is no file absent.filter");
    }

    @Test
    void givenFolder_whenOpened_thenItIsNoFile() {
        assertFails(folder, "it is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "password\n", "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824\n"})
    void givenOtherFile_whenOpened_thenItIsNoSuchList(String content) throws IOException {
        assertFails(Files.writeString(folder.resolve("other.txt"), content.repeat(200)), "is no list");
    }

    @Test
    void givenUnfinishedFile_whenOpened_thenItIsNoSuchList() throws IOException {
        Path file = write(RATE, randomHashes(10_000));
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, FilterHeader.BYTES, (byte) 0);

        assertFails(Files.write(file, bytes), "is no list");
    }

    @Test
    void givenOtherVersion_whenOpened_thenItIsToBeBuiltAnew() throws IOException {
        Path file = write(RATE, randomHashes(100));
        byte[] bytes = Files.readAllBytes(file);
        bytes[11]++;

        assertFails(Files.write(file, bytes), "another version");
    }

    /** In the header, its checksum, and the directory. */
    @Test
    void givenFlippedBit_whenOpened_thenDamaged() throws IOException {
        Path file = write(RATE, randomHashes(10_000));
        byte[] bytes = Files.readAllBytes(file);
        for (int place : new int[] {13, 17, 25, 31, 39, 41, 44, bytes.length - 1, bytes.length - 40}) {
            byte[] flipped = bytes.clone();
            flipped[place] ^= 4;

            assertFails(Files.write(file, flipped), "is damaged");
        }
    }

    @Test
    void givenLengthThatIsNotTheHeaders_whenOpened_thenDamaged() throws IOException {
        Path file = write(RATE, randomHashes(10_000));
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {FilterHeader.BYTES, bytes.length - 1, bytes.length - 4096, bytes.length + 1}) {
            assertFails(Files.write(file, Arrays.copyOf(bytes, length)), "is damaged");
        }
    }

    @Test
    void givenFlippedBitInABlock_whenAsked_thenFailsAndOtherBlocksAnswer() throws IOException {
        List<PasswordHash> hashes = randomHashes(10_000);
        Path file = write(RATE, hashes);
        byte[] bytes = Files.readAllBytes(file);
        bytes[FilterHeader.BYTES + 100] ^= 1;
        Files.write(file, bytes);

        try (FilterFile filter = FilterFile.open(file)) {
            assertThatExceptionOfType(FilterFileException.class)
                    .isThrownBy(() -> filter.mightContain(hashes.get(0)))
                    .withMessageContaining("is damaged");
            assertThat(filter.mightContain(hashes.get(9_999))).isTrue();
        }
    }

    /** As cp does to a file that is in use, in place of mv. */
    @Test
    void givenFileOverwrittenByAnother_whenAsked_thenItIsNotTakenForTheOldOne() throws IOException {
        List<PasswordHash> before = randomHashes(10_000);
        Path file = write(RATE, before);

        try (FilterFile filter = FilterFile.open(file)) {
            write(RATE, randomHashes(10_000));

            assertThatExceptionOfType(FilterFileException.class)
                    .isThrownBy(() -> filter.mightContain(before.get(5_000)));
        }
    }

    @Test
    void givenFileCutOff_whenAsked_thenFails() throws IOException {
        List<PasswordHash> hashes = randomHashes(10_000);
        Path file = write(RATE, hashes);

        try (FilterFile filter = FilterFile.open(file)) {
            Files.write(file, new byte[100]);

            // Also for a hash that is before all of the list.
            assertThatExceptionOfType(FilterFileException.class)
                    .isThrownBy(() -> filter.mightContain(new PasswordHash(0, 0)));
            assertThatExceptionOfType(FilterFileException.class)
                    .isThrownBy(() -> filter.mightContain(hashes.get(5_000)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.000_000_9, 0.11, 1, Double.NaN})
    void givenRateOutOfBounds_whenShaped_thenRefused(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> FilterShape.of(rate));
    }
}
