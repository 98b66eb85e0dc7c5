package com.ecommerce.userservice.passwords.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.passwords.filter.FilterShape;
import com.ecommerce.userservice.passwords.filter.FilterWriter;
import com.ecommerce.userservice.passwords.filter.PasswordHash;
import com.ecommerce.userservice.passwords.policy.PasswordList.State;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordListTest {

    private static final int CHECK_SECONDS = 60;

    @TempDir
    private Path folder;

    private Path file;
    private long now = Long.MAX_VALUE - 1_000;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("list.filter");
    }

    private PasswordList list() {
        return new PasswordList(file, CHECK_SECONDS, () -> now);
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    /** Builds a list of one password as the command does: beside the present one, whose place it takes. */
    private void replace(String password) throws IOException {
        Path next = folder.resolve("list.filter.part");
        write(next, password);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path path, String password) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            FilterWriter writer = new FilterWriter(channel, FilterShape.of(0.001));
            writer.add(PasswordHash.of(password));
            writer.finish();
        }
    }

    private static PasswordCheck find(PasswordList list, String... passwords) {
        return list.find(List.of(passwords).stream().map(PasswordHash::of).toList());
    }

    @Test
    void givenList_whenAsked_thenBreachedOrClean() throws IOException {
        replace("qwerty");
        PasswordList list = list();

        assertThat(list.state()).isEqualTo(State.CURRENT);
        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(find(list, "amber-Lighthouse-17")).isEqualTo(PasswordCheck.CLEAN);
        assertThat(find(list, "amber-Lighthouse-17", "qwerty")).isEqualTo(PasswordCheck.BREACHED);
    }

    @Test
    void givenNewerFile_whenTheIntervalHasPassed_thenItIsTheOneThatIsAsked() throws IOException {
        replace("qwerty");
        PasswordList list = list();
        replace("123456");

        pass(CHECK_SECONDS - 1);
        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(find(list, "123456")).isEqualTo(PasswordCheck.CLEAN);

        pass(1);
        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.CLEAN);
        assertThat(find(list, "123456")).isEqualTo(PasswordCheck.BREACHED);
    }

    @Test
    void givenNoFile_whenAsked_thenUnavailableUntilItIsThere() throws IOException {
        PasswordList list = list();

        assertThat(list.state()).isEqualTo(State.MISSING);
        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.UNAVAILABLE);

        replace("qwerty");
        pass(1);
        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(list.state()).isEqualTo(State.CURRENT);
    }

    @Test
    void givenFileThatDisappears_whenAsked_thenTheOneBeforeAnswers() throws IOException {
        replace("qwerty");
        PasswordList list = list();
        Files.delete(file);
        pass(CHECK_SECONDS);

        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(find(list, "amber-Lighthouse-17")).isEqualTo(PasswordCheck.CLEAN);
        assertThat(list.state()).isEqualTo(State.STALE);

        replace("123456");
        pass(CHECK_SECONDS);
        assertThat(find(list, "123456")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(list.state()).isEqualTo(State.CURRENT);
    }

    @Test
    void givenDamagedFile_whenItTakesThePlace_thenTheOneBeforeAnswers() throws IOException {
        replace("qwerty");
        PasswordList list = list();
        Path damaged = Files.writeString(folder.resolve("damaged"), "qwerty");
        Files.move(damaged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        pass(CHECK_SECONDS);

        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(list.state()).isEqualTo(State.STALE);
    }

    @Test
    void givenFileOverwritten_whenAsked_thenTheNewContentAnswersAtOnce() throws IOException {
        replace("qwerty");
        PasswordList list = list();
        write(file, "123456");

        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.CLEAN);
        assertThat(find(list, "123456")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(list.state()).isEqualTo(State.CURRENT);
    }

    @Test
    void givenFileCutOff_whenAsked_thenUnavailableUntilItIsWhole() throws IOException {
        replace("qwerty");
        PasswordList list = list();
        Files.write(file, new byte[10]);

        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.UNAVAILABLE);
        assertThat(list.state()).isEqualTo(State.MISSING);

        write(file, "qwerty");
        pass(1);
        assertThat(find(list, "qwerty")).isEqualTo(PasswordCheck.BREACHED);
        assertThat(list.state()).isEqualTo(State.CURRENT);
    }
}
