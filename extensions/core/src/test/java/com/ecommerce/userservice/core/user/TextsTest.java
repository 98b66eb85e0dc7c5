package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "Zoë", "李", "👩", "a b"})
    void storable(String text) {
        assertThat(Texts.isStorable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\u007f", "\u0085", "\ud83d", "a\udc69"})
    void notStorable(String text) {
        assertThat(Texts.isStorable(text)).isFalse();
    }
}
