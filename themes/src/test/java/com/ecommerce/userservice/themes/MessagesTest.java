package com.ecommerce.userservice.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Path THEME = Path.of("src/main/resources/theme/ecommerce");
    private static final List<String> OTHER_LANGUAGES = List.of("de", "es", "fr", "zh_Hans");

    private static Properties messages(String type, String language) {
        Properties messages = new Properties();
        Path file = THEME.resolve(type).resolve("messages/messages_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            messages.load(reader);
            return messages;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "account", "admin", "email"})
    void givenSentence_whenLookedUp_thenEachLanguageHasIt(String type) {
        for (String language : OTHER_LANGUAGES) {
            assertThat(messages(type, language).stringPropertyNames())
                    .as("%s %s", type, language)
                    .containsAll(messages(type, "en").stringPropertyNames());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void givenSentence_whenFormatted_thenItTakesTheSameArgumentsInEachLanguage(String type) {
        Properties english = messages(type, "en");
        for (String language : OTHER_LANGUAGES) {
            Properties messages = messages(type, language);
            for (String key : english.stringPropertyNames()) {
                assertThat(arguments(messages.getProperty(key)))
                        .as("%s %s %s", type, language, key)
                        .isEqualTo(arguments(english.getProperty(key)));
            }
        }
    }

    /** MessageFormat takes a single apostrophe for the begin of a quotation, and swallows it. */
    private static long arguments(String sentence) {
        assertThat(sentence.replace("''", "")).doesNotContain("'");
        return new MessageFormat(sentence).getFormatsByArgumentIndex().length;
    }
}
