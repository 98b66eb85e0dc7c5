package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @Test
    void wordsStandBetweenWhiteSpaceOfAnyKind() {
        assertThat(SearchWords.of(" Anna\u00a0 Maria\tBrook\u3000")).containsExactly("Anna", "Maria", "Brook");
        assertThat(SearchWords.of(" \t")).isEmpty();
        assertThat(SearchWords.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "I\u015eIL, \u0131\u015f\u0131l",
        "\u0130pek, ipek",
        "\u03a3\u039f\u03a6\u039f\u03a3, \u03c3\u03bf\u03c6\u03bf\u03c2"
    })
    void casesOfOtherScriptsAreOne(String upper, String lower) {
        assertThat(SearchWords.fold(upper)).isEqualTo(SearchWords.fold(lower));
    }
}
