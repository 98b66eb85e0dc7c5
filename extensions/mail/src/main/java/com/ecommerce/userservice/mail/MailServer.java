package com.ecommerce.userservice.mail;

import org.keycloak.models.RealmModel;

/** Whether e-mails of a realm can be sent at all. */
public final class MailServer {

    private MailServer() {}

    /** Returns whether the realm has a mail server; whether it answers is found out when an e-mail is sent. */
    public static boolean isSet(RealmModel realm) {
        String host = realm.getSmtpConfig().get("host");
        return host != null && !host.isBlank();
    }
}
