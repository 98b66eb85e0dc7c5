package com.ecommerce.userservice.account.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofAnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"1234-5678", "1234 5678", " 12345678\n", "1234\u20135678", "1-2-3-4-5-6-7-8"})
    void givenCodeAsPeopleTypeIt_thenItsDigits(String typed) {
        assertThat(new ProofAnswer(typed, null).code()).isEqualTo("12345678");
    }

    @Test
    void givenNeither_thenEmpty() {
        assertThat(new ProofAnswer(null, null).isEmpty()).isTrue();
        assertThat(new ProofAnswer(" - ", " ").isEmpty()).isTrue();
        assertThat(new ProofAnswer("1", null).isEmpty()).isFalse();
        assertThat(new ProofAnswer(null, "s").isEmpty()).isFalse();
    }

    @Test
    void givenAnswer_whenWritten_thenNothingOfIt() {
        assertThat(new ProofAnswer("12345678", "secret")).hasToString("ProofAnswer");
    }
}
