package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailFormTest {

    static Stream<Arguments> addresses() {
        return Stream.of(
                arguments("anna@example.com", "anna@example.com"),
                arguments(" Anna@Example.COM\t", "anna@example.com"),
                arguments("\u00a0anna@example.com\u3000", "anna@example.com"),
                arguments("o'Brien@example.com", "o'brien@example.com"),
                arguments("a/b@example.com", "a/b@example.com"),
                arguments("\"A b@c\"@example.com", "\"a b@c\"@example.com"),
                arguments("\u7528\u6237@example.com", "\u7528\u6237@example.com"),
                arguments("\u0645\u062b\u0627\u0644@example.com", "\u0645\u062b\u0627\u0644@example.com"),
                // Composed and decomposed, upper and lower case.
                arguments("Zoe\u0308@example.com", "zo\u00eb@example.com"),
                arguments("ZOE\u0308@example.com", "zo\u00eb@example.com"),
                arguments("v\u0131ctim@example.com", "v\u0131ctim@example.com"),
                arguments("anna@m\u00fcnchen.example", "anna@xn--mnchen-3ya.example"),
                arguments("anna@MU\u0308NCHEN.example", "anna@xn--mnchen-3ya.example"),
                arguments("anna@XN--MNCHEN-3YA.example", "anna@xn--mnchen-3ya.example"),
                arguments("anna@\u4f8b\u5b50\u3002example", "anna@xn--fsqu00a.example"),
                arguments("anna@\uff45xample.com", "anna@example.com"),
                arguments("anna@exam\u200bple.com", "anna@example.com"),
                arguments("anna@[192.0.2.1]", "anna@[192.0.2.1]"),
                // Nothing that can be brought into the form: kept, and refused by the user profile.
                arguments("", ""),
                arguments(" ", ""),
                arguments("Nobody", "nobody"),
                arguments("nobody@", "nobody@"),
                arguments("@m\u00fcnchen.example", "@xn--mnchen-3ya.example"),
                arguments("anna@example.com.", "anna@example.com."),
                arguments("anna@a b.example", "anna@a b.example"),
                arguments("anna@a_b.example", "anna@a_b.example"),
                arguments("anna@stra\u00dfe.example", "anna@stra\u00dfe.example"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anAddressHasOneForm(String typed, String form) {
        assertThat(EmailForm.of(typed)).isEqualTo(form);
        assertThat(EmailForm.of(form)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com", "a@xn--mnchen-3ya.example", "a@[192.0.2.1]", "a@[ipv6:::1]"})
    void givenNameInAsciiOrLiteral_thenAsciiDomain(String address) {
        assertThat(EmailForm.hasAsciiDomain(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@", "a@stra\u00dfe.example", "a@a_b.example", "a@a b.example", "a@b!c.example"})
    void givenOther_thenNoAsciiDomain(String address) {
        assertThat(EmailForm.hasAsciiDomain(address)).isFalse();
    }

    @Test
    void givenLongDomain_thenNoTimeIsSpentOnIt() {
        StringBuilder domain = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            domain.append((char) ('\u4e00' + i));
        }

        Assertions.assertTimeout(Duration.ofSeconds(1), () -> EmailForm.of("a@" + domain + ".example"));
    }

    @Test
    void givenAddressInItsForm_whenInUnicode_thenTheDomainAlone() {
        assertThat(EmailForm.inUnicode("xn--a@xn--mnchen-3ya.example")).isEqualTo("xn--a@m\u00fcnchen.example");
        assertThat(EmailForm.inUnicode("anna@example.com")).isEqualTo("anna@example.com");
        assertThat(EmailForm.inUnicode("anna")).isEqualTo("anna");
    }
}
