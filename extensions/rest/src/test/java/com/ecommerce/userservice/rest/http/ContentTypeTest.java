package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=utf8",
                "application/json; charset=\"UTF-8\"",
                "application/json; charset=unicode-1-1-utf-8",
                "application/json; Charset=utf-8; version=1"
            })
    void givenJsonInUtf8ByAnyName_whenRead_thenJson(String header) {
        assertThat(ContentType.of(List.of(header))).isEqualTo(ContentType.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "APPLICATION/x-www-form-urlencoded ; charset=\"utf8\""})
    void givenForm_whenRead_thenForm(String header) {
        assertThat(ContentType.of(List.of(header))).isEqualTo(ContentType.FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/json",
                "application/*",
                "*/*",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=no-such-charset",
                "application/json; charset=#",
                "multipart/form-data; boundary=x",
                "json",
                "application/",
                ";"
            })
    void givenAnythingElse_whenRead_thenUnsupported(String header) {
        assertThat(ContentType.of(List.of(header))).isEqualTo(ContentType.UNSUPPORTED);
    }

    @Test
    void givenTwoHeaders_whenRead_thenUnsupported() {
        assertThat(ContentType.of(List.of("application/json", "application/json")))
                .isEqualTo(ContentType.UNSUPPORTED);
        assertThat(ContentType.isReadable(List.of("application/json", "application/json")))
                .isFalse();
    }

    @Test
    void givenNoHeader_whenRead_thenNone() {
        assertThat(ContentType.of(List.of())).isEqualTo(ContentType.NONE);
        assertThat(ContentType.isReadable(null)).isTrue();
    }
}
