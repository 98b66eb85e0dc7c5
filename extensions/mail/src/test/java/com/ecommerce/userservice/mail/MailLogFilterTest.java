package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.email.EmailException;

class MailLogFilterTest {

    private static final String ADDRESS = "jane@example.com";

    private static Throwable[] failures() {
        return new Throwable[] {
            new EmailException("Invalid address '" + ADDRESS + "'"),
            new MessagingException("550 no such mailbox: " + ADDRESS),
            new IllegalStateException(new EmailException(ADDRESS))
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    void givenMailFailure_whenLogged_thenWithoutItsMessages(Throwable failure) {
        LogRecord line = new LogRecord(Level.SEVERE, "Failed to send email %s");
        line.setParameters(new Object[] {failure});
        line.setThrown(failure);

        assertThat(new MailLogFilter().isLoggable(line)).isTrue();

        assertThat(line.getThrown()).isNull();
        assertThat(line.getParameters()).isNull();
        assertThat(line.getMessage()).isEqualTo("Failed to send email");
    }

    @Test
    void givenAnotherFailure_whenLogged_thenWhole() {
        LogRecord line = new LogRecord(Level.SEVERE, "Failed");
        line.setThrown(new IllegalStateException("why"));

        assertThat(new MailLogFilter().isLoggable(line)).isTrue();

        assertThat(line.getThrown()).hasMessage("why");
    }
}
