package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNameTest {

    private static Optional<String> objection(String name) {
        return DeviceName.objection(name, (key, parameters) -> key);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "Anna\u2019s laptop",
                "<b>\"it\"</b>",
                // A heart in colour.
                "\u2764\ufe0f",
                // Persian with a non-joiner.
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0639\u0631\u0628\u064a"
            })
    void givenNameThatIsSeen_thenNoObjection(String name) {
        assertThat(objection(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void givenSoManyCharacters_thenNoObjection(int length) {
        assertThat(objection("x".repeat(length))).isEmpty();
        assertThat(objection("\ud83d\udcf1".repeat(length))).isEmpty();
        assertThat(objection("  " + "x".repeat(length) + "  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 60_000})
    void givenMoreCharacters_thenTooLong(int length) {
        assertThat(objection("\ud83d\udcf1".repeat(length))).contains("error-invalid-length-too-long");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u0000b', error-control-characters",
        "'a\nb',     error-control-characters",
        "'a\u009bb', error-control-characters",
        "'a\u200bb', error-refused-character",
        "'\u202eb',  error-refused-character",
        "'a\u2066b', error-refused-character",
        "'\ufeffa',  error-refused-character"
    })
    void givenCharactersThatNobodySees_thenRefused(String name, String key) {
        assertThat(objection(name)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udcf1a"})
    void givenHalfACharacter_thenRefused(String name) {
        assertThat(objection(name)).contains(ThemeMessages.NOT_STORABLE);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null, null", "'', null", "'  ', null", "' Anna ', Anna"},
            nullValues = "null")
    void keptWithoutWhiteSpaceAtItsEnds(String sent, String kept) {
        assertThat(DeviceName.of(sent)).isEqualTo(Optional.ofNullable(kept));
    }
}
