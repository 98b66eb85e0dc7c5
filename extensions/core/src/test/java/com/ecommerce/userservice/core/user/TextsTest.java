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

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b\n", "\ud83d\ude42", "\uffff"})
    void wellFormed(String text) {
        assertThat(Texts.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\udc69", "\ude42\ud83d", "\ud83d\ud83d\ude42"})
    void notWellFormed(String text) {
        assertThat(Texts.isWellFormed(text)).isFalse();
    }
}
