package com.ecommerce.userservice.mail;

import jakarta.mail.MessagingException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Leaves out of Keycloak's log what mail servers say: Keycloak 26.7 writes it at ERROR with a stack trace, and a mail server
 * that refuses an address names it. What kind of failure it was is in the line of {@link QueuedEmailSender}, all of it at
 * DEBUG.
 */
final class MailLogFilter implements Filter {

    /** The category of {@code ServicesLogger}; kept, since a logger that nobody keeps forgets its filter. */
    private static final Logger KEYCLOAK = Logger.getLogger("org.keycloak.services");

    private MailLogFilter() {}

    static void install() {
        if (KEYCLOAK.getFilter() == null) {
            KEYCLOAK.setFilter(new MailLogFilter());
        }
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MessagingException) {
                line.setThrown(null);
                break;
            }
        }
        return true;
    }
}
