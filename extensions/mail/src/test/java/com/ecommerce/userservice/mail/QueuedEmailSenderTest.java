package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.email.EmailException;

class QueuedEmailSenderTest {

    private static final Map<String, String> ASCII = Map.of("from", "shop@example.com");
    private static final Map<String, String> UTF_8 = Map.of("from", "shop@example.com", "allowutf8", "true");

    private final QueuedEmailSender sender = new QueuedEmailSender(null, Map.of(), null, null);

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"jane", "jane@", "jane doe@example.com", "j\u00e4ne@example.com"})
    void givenAddressThatCannotBeMailed_whenChecked_thenReportedWithoutIt(String address) {
        assertThatThrownBy(() -> sender.requireValid(address, ASCII))
                .isInstanceOf(EmailException.class)
                .hasMessage("Invalid address of the recipient")
                .hasNoCause();
    }

    @Test
    void givenGoodAddresses_whenChecked_thenAccepted() {
        assertThatCode(() -> {
                    sender.requireValid("jane@example.com", ASCII);
                    sender.requireValid("jane@b\u00fccher.example", ASCII);
                    sender.requireValid("j\u00e4ne@example.com", UTF_8);
                })
                .doesNotThrowAnyException();
    }
}
