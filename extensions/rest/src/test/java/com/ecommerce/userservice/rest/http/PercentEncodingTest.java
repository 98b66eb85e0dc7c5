package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "abc,abc",
        "a%20b,a b",
        "a+b,a+b",
        "%C3%A4,ä",
        "%c3%a4,ä",
        "%F0%9F%99%82,🙂",
        "%EF%BF%BD,\uFFFD",
        "'',''",
        "%25,%"
    })
    void givenUtf8_whenDecoded_thenText(String encoded, String text) {
        assertThat(PercentEncoding.decode(encoded)).contains(text);
    }

    @Test
    void givenPlus_whenDecodedOfAForm_thenSpace() {
        assertThat(PercentEncoding.decodeForm("a+b%2B")).contains("a b+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E4", "p%E4sswort1", "%C3", "%ED%A0%80", "%C0%80", "%F8%88%80%80%80", "\u00e4"})
    void givenOtherBytes_whenDecoded_thenNothing(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
        assertThat(PercentEncoding.decodeForm(encoded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "a%", "%-1", "%\u0661\u0661", "\u20ac"})
    void givenNoEncoding_whenDecoded_thenNothing(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
    }
}
