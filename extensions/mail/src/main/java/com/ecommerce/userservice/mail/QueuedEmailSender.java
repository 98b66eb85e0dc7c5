package com.ecommerce.userservice.mail;

import jakarta.enterprise.context.ContextNotActiveException;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.DefaultEmailSenderProvider;
import org.keycloak.email.EmailAuthenticator;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keycloak's sending of e-mails (26.7, an internal class), after the reply: Keycloak makes each request wait for the
 * realm's mail server, so that one that hangs holds a worker for every visitor who is sent a link. Only the admin API still
 * waits, since its users are to see what the mail server says; few at once, and the others are told so. It may go when
 * Keycloak sends e-mails apart from requests.
 */
final class QueuedEmailSender extends DefaultEmailSenderProvider {

    private static final Logger LOG = Logger.getLogger(QueuedEmailSender.class);

    /** Attribute of a session that serves nothing but one e-mail of the queue. */
    private static final String SENDS_NOW = QueuedEmailSender.class.getName();

    private static final String ADMIN_API = "/admin/";

    private final KeycloakSession session;
    private final MailQueue queue;
    private final AwaitedSends awaited;

    QueuedEmailSender(
            KeycloakSession session,
            Map<EmailAuthenticator.AuthenticatorType, EmailAuthenticator> authenticators,
            MailQueue queue,
            AwaitedSends awaited) {
        super(session, authenticators);
        this.session = session;
        this.queue = queue;
        this.awaited = awaited;
    }

    @Override
    public void send(Map<String, String> config, String address, String subject, String text, String html)
            throws EmailException {
        RealmModel realm = session.getContext().getRealm();
        if (realm == null || session.getAttribute(SENDS_NOW) != null) {
            super.send(config, address, subject, text, html);
        } else if (isAdminApi()) {
            sendAndWait(realm, config, address, subject, text, html);
        } else {
            // What is wrong with the realm's settings is still told at once.
            validate(config);
            sendAfterCommit(
                    new Mail(realm.getId(), realm.getName(), new HashMap<>(config), address, subject, text, html));
        }
    }

    private boolean isAdminApi() {
        try {
            return session.getContext().getHttpRequest().getUri().getPath().startsWith(ADMIN_API);
        } catch (ContextNotActiveException noRequest) {
            return false;
        }
    }

    private void sendAndWait(
            RealmModel realm, Map<String, String> config, String address, String subject, String text, String html)
            throws EmailException {
        if (!awaited.begin(realm.getId())) {
            throw new EmailException("The mail server has not answered others yet. Try again in a moment.");
        }
        try {
            super.send(config, address, subject, text, html);
        } finally {
            awaited.end(realm.getId());
        }
    }

    private void sendAfterCommit(Mail mail) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                if (!queue.add(mail.realmId(), () -> sendNow(factory, mail))) {
                    MailMeters.dropped();
                    LOG.warnf(
                            "An e-mail of the realm %s is dropped: too many wait for the mail server",
                            mail.realmName());
                }
            }

            @Override
            protected void rollbackImpl() {
                // What the e-mail would tell has not happened.
            }
        });
    }

    /** Nothing but the realm is read, from Keycloak's cache: no connection to the database waits for a mail server. */
    private static void sendNow(KeycloakSessionFactory factory, Mail mail) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> sendNow(session, mail));
        } catch (RuntimeException e) {
            logFailure(mail, e);
        }
    }

    private static void sendNow(KeycloakSession session, Mail mail) {
        session.setAttribute(SENDS_NOW, true);
        session.getContext().setRealm(session.realms().getRealm(mail.realmId()));
        try {
            session.getProvider(EmailSenderProvider.class)
                    .send(mail.config(), mail.address(), mail.subject(), mail.text(), mail.html());
            MailMeters.sent();
        } catch (EmailException e) {
            logFailure(mail, e);
        }
    }

    /** Its message may hold an address. */
    private static void logFailure(Mail mail, Exception failure) {
        MailMeters.failed();
        LOG.warnf(
                "An e-mail of the realm %s could not be sent (%s): look at the realm's mail server",
                mail.realmName(), rootCause(failure).getClass().getSimpleName());
        LOG.debug("An e-mail could not be sent", failure);
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private record Mail(
            String realmId,
            String realmName,
            Map<String, String> config,
            String address,
            String subject,
            String text,
            String html) {

        /** Leaves out everything but the realm: a link in the text opens an account. */
        @Override
        public String toString() {
            return "Mail[" + realmId + "]";
        }
    }
}
