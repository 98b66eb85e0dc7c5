package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameValidatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R&D",
                "Robert (Bob)",
                "O'Neill-\u0141ukasz, Jr.",
                "",
                // Persian with a non-joiner, Sinhala with a joiner.
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0dc1\u0dca\u200d\u0dbb\u0dd3"
            })
    void givenNameOfAPerson_thenTaken(String name) {
        assertThat(PersonNameValidator.refusedCharacter(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "http://x.example",
                "a|b",
                "Ann\u0000a",
                "An\u200bna",
                "\u202eannA",
                "Ann\u200da",
                "\u0645\u200c",
                "\u200c\u0645"
            })
    void givenOther_thenRefused(String name) {
        assertThat(PersonNameValidator.refusedCharacter(name)).isPresent();
    }
}
