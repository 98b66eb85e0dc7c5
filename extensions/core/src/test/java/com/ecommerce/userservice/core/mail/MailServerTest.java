package com.ecommerce.userservice.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MailServerTest {

    @Test
    void givenHost_thenNamed() {
        assertThat(MailServer.isNamedIn(Map.of("host", "mail.example.com"))).isTrue();
    }

    @Test
    void givenNoHost_thenNotNamed() {
        assertThat(MailServer.isNamedIn(null)).isFalse();
        assertThat(MailServer.isNamedIn(Map.of())).isFalse();
        assertThat(MailServer.isNamedIn(Map.of("host", " ", "from", "shop@example.com")))
                .isFalse();
    }
}
