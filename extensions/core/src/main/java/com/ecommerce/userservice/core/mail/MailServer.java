package com.ecommerce.userservice.core.mail;

import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether a realm has a mail server, and whether its e-mails come to anybody at all. */
public final class MailServer {

    private static final String HOST = "host";

    private MailServer() {}

    /** Returns whether e-mails of a realm are sent, or kept in the mailbox of development mode. */
    public static boolean canSend(KeycloakSession session, RealmModel realm) {
        return isNamedIn(realm.getSmtpConfig())
                || DevelopmentMailbox.of(session.getKeycloakSessionFactory()).isPresent();
    }

    /**
     * Returns whether settings name a mail server. Where they name none, Jakarta Mail 2 would try this machine.
     *
     * @param settings as {@code RealmModel.getSmtpConfig} has them; may be null
     */
    public static boolean isNamedIn(Map<String, String> settings) {
        String host = settings == null ? null : settings.get(HOST);
        return host != null && !host.isBlank();
    }
}
