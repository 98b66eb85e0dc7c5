package com.ecommerce.userservice.core.mail;

import java.util.Map;

/** Whether a realm has a mail server. */
public final class MailServer {

    private static final String HOST = "host";

    private MailServer() {}

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
