package com.ecommerce.userservice.rest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.mail.DevelopmentMail;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFilterTest {

    private static MailFilter parse(Map<String, String> parameters) {
        return MailFilter.parse(new MultivaluedHashMap<>(parameters));
    }

    private static DevelopmentMail to(String address) {
        return new DevelopmentMail("1", address, "", "", "", Instant.EPOCH);
    }

    @Test
    void givenNoAddress_thenEveryMail() {
        assertThat(parse(Map.of()).matches(to("a@example.com"))).isTrue();
        assertThat(parse(Map.of("to", "")).matches(to("a@example.com"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, anna@example.com, true",
        "ANNA@Example.com, anna@example.com, true",
        "anna@example.com, Anna@EXAMPLE.com, true",
        "anna@m\u00fcnchen.example, anna@xn--mnchen-3ya.example, true",
        "anna@example.com, anna@example.com.evil.example, false",
        "anna, anna@example.com, false",
        "%, anna@example.com, false"
    })
    void givenAddress_thenThatOneInWhateverForm(String asked, String address, boolean expected) {
        assertThat(parse(Map.of("to", asked)).matches(to(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000@example.com", "a\ud800@example.com", "a\n@example.com"})
    void givenBrokenAddress_thenRefused(String asked) {
        assertRefused(asked);
    }

    @Test
    void givenLongAddress_thenRefused() {
        assertRefused("a".repeat(256));
    }

    private static void assertRefused(String asked) {
        DomainException failure = catchThrowableOfType(DomainException.class, () -> parse(Map.of("to", asked)));

        assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(failure.violations()).containsOnlyKeys("to");
    }
}
