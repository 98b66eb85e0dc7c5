package com.ecommerce.userservice.mail;

import com.ecommerce.userservice.core.mail.DevelopmentMailbox;
import com.ecommerce.userservice.core.mail.MailServer;
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
 * realm's mail server, so that one that hangs occupies a worker for every visitor who is sent a link. Only the admin API
 * still waits, since operators need the result of the mail server; few of its calls at once, the others wait for a place
 * and are refused in the end. It may go when Keycloak sends e-mails apart from requests.
 *
 * <p>A realm without a mail server sends nothing: in development mode its e-mails come to the {@link DevelopmentMailbox}, in
 * production mode they are refused at once.
 */
final class QueuedEmailSender extends DefaultEmailSenderProvider {

    private static final Logger LOG = Logger.getLogger(QueuedEmailSender.class);

    /** Attribute of a session that serves nothing but one e-mail of the queue. */
    private static final String SENDS_NOW = QueuedEmailSender.class.getName();

    private static final String ADMIN_API = "/admin/";

    private static final Map<String, String> ANY_ADDRESS = Map.of(CONFIG_ALLOW_UTF8, "true");

    private final KeycloakSession session;
    private final MailQueue queue;
    private final SendLimiter awaited;

    QueuedEmailSender(
            KeycloakSession session,
            Map<EmailAuthenticator.AuthenticatorType, EmailAuthenticator> authenticators,
            MailQueue queue,
            SendLimiter awaited) {
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
        } else if (!MailServer.isNamedIn(config)) {
            keep(realm.getId(), address, subject, text, html);
        } else if (isAdminApi()) {
            sendAndWait(realm, config, address, subject, text, html);
        } else {
            // Errors in the realm's settings and in the address are still reported at once.
            validate(config);
            requireValid(address, config);
            sendAfterCommit(
                    new Mail(realm.getId(), realm.getName(), new HashMap<>(config), address, subject, text, html));
        }
    }

    /**
     * Checks the recipient as Keycloak does before it sends: by its check of the sender, the only one that can be called.
     *
     * @throws EmailException without the address, since Keycloak's pages log it and store it in events
     */
    void requireValid(String address, Map<String, String> config) throws EmailException {
        Map<String, String> asSender = new HashMap<>();
        asSender.put("from", address);
        asSender.put(CONFIG_ALLOW_UTF8, config.get(CONFIG_ALLOW_UTF8));
        try {
            validate(asSender);
        } catch (EmailException e) {
            throw new EmailException("Invalid address of the recipient");
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
        } catch (EmailException e) {
            logFailure(realm.getName(), e);
            throw e;
        } finally {
            awaited.end(realm.getId());
        }
    }

    private void keep(String realmId, String address, String subject, String text, String html) throws EmailException {
        DevelopmentMailbox mailbox = DevelopmentMailbox.of(session.getKeycloakSessionFactory())
                .orElseThrow(() -> new EmailException("The realm has no mail server"));
        requireValid(address, ANY_ADDRESS);
        afterCommit(() -> mailbox.add(realmId, address, subject, text, html));
    }

    private void sendAfterCommit(Mail mail) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        afterCommit(() -> queue.add(mail.realmId(), () -> sendNow(factory, mail), () -> drop(mail)));
    }

    private void afterCommit(Runnable action) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                action.run();
            }

            @Override
            protected void rollbackImpl() {
                // What the e-mail is about has not happened.
            }
        });
    }

    private static void drop(Mail mail) {
        MailMeters.dropped();
        LOG.warnf(
                "An e-mail of the realm %s is dropped: too many wait for the mail server, or the server stops",
                mail.realmName());
    }

    /** Nothing but the realm is read, from Keycloak's cache: no connection to the database waits for a mail server. */
    private static void sendNow(KeycloakSessionFactory factory, Mail mail) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> sendNow(session, mail));
        } catch (RuntimeException e) {
            MailMeters.failed();
            logFailure(mail.realmName(), e);
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
            MailMeters.failed();
            logFailure(mail.realmName(), e);
        }
    }

    /** Its message may hold an address. */
    private static void logFailure(String realmName, Exception failure) {
        LOG.warnf(
                "An e-mail of the realm %s could not be sent (%s): look at the realm's mail server",
                realmName, rootCause(failure).getClass().getSimpleName());
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
