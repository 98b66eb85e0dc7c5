package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameFormTest {

    @ParameterizedTest
    @CsvSource({
        "anna, anna",
        "' Anna ', anna",
        // Full-width, ligature, Kelvin sign, long s.
        "\uff41\uff4e\uff4e\uff41, anna",
        "\ufb01ona, fiona",
        "\u212aarl, karl",
        "bo\u017fs, boss",
        // Without a dot, and with one too many.
        "\u0131vo, ivo",
        "\u0130vo, ivo",
        "zoe\u0308, zo\u00eb",
        "\u0412\u0430\u0441\u044f, \u0432\u0430\u0441\u044f",
        "Anna@M\u00fcnchen.example, anna@xn--mnchen-3ya.example",
        "anna\uff20example.com, anna@example.com",
        "an\u200bna, an\u200bna"
    })
    void aUsernameHasOneForm(String typed, String form) {
        assertThat(UsernameForm.of(typed)).isEqualTo(form);
        assertThat(UsernameForm.of(form)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"an\u200bna", "anna\u202e", "an\u00adna", "an\u034fna", "\u3164", "a\u200db", "\ufeffa"})
    void givenInvisibleCharacter_thenFound(String username) {
        assertThat(InvisibleCharacters.firstIn(username)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "zo\u00eb", "\u7528\u6237", "\u0432\u0430\u0441\u044f"})
    void givenNone_thenNone(String username) {
        assertThat(InvisibleCharacters.firstIn(username)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anna-1, false",
        "\u0432\u0430\u0441\u044f_7, false",
        "\u0645\u062b\u0627\u0644, false",
        // Kana and kanji with Latin letters; Hangul.
        "\u7530\u306e\u30ab-tanaka, false",
        "\ud55c\uae00, false",
        // Cyrillic a, Greek o.
        "\u0430nna, true",
        "r\u03bfot, true",
        "\u7530\u0432, true"
    })
    void scriptsAreMixedOnlyWherePeopleDo(String username, boolean mixed) {
        assertThat(UsernameScripts.areMixed(username)).isEqualTo(mixed);
    }

    @Test
    void givenDotsThatNobodySees_thenOneFormThatStays() {
        String dotted = UsernameForm.of("admi\u0307\u0307n");

        assertThat(dotted).isEqualTo("admin");
        assertThat(UsernameForm.of(dotted)).isEqualTo(dotted);
        assertThat(InvisibleCharacters.firstIn("admin\ufe0f")).isPresent();
        assertThat(InvisibleCharacters.firstIn("admin\udb40\udd00")).isPresent();
        assertThat(InvisibleCharacters.firstIn("\u00e4n\u0303a")).isEmpty();
    }
}
