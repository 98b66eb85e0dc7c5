package com.ecommerce.userservice.mail;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.keycloak.email.EmailException;

/**
 * Removes from Keycloak's log the exceptions of e-mails that could not be sent: Keycloak 26.7 logs them at ERROR with a
 * stack trace, and their messages hold addresses, both Keycloak's own and the replies of mail servers. The kind of failure is
 * in the line of {@link QueuedEmailSender}; the exception is logged here at DEBUG.
 */
final class MailLogFilter implements Filter {

    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(MailLogFilter.class);

    /** The category of {@code ServicesLogger}; held, since a logger without a reference may be collected with its filter. */
    private static final Logger SERVICES = Logger.getLogger("org.keycloak.services");

    /** Logs the cause of a failed test of the mail server in its message too. */
    private static final Logger REALM_ADMIN =
            Logger.getLogger("org.keycloak.services.resources.admin.RealmAdminResource");

    MailLogFilter() {}

    static void install() {
        for (Logger logger : List.of(SERVICES, REALM_ADMIN)) {
            if (logger.getFilter() == null) {
                logger.setFilter(new MailLogFilter());
            }
        }
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MessagingException || cause instanceof EmailException) {
                LOG.debug(line.getMessage(), line.getThrown());
                line.setThrown(null);
                if (line.getParameters() != null) {
                    line.setMessage("Failed to send email");
                    line.setParameters(null);
                }
                break;
            }
        }
        return true;
    }
}
