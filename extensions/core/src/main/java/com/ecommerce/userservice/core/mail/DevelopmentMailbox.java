package com.ecommerce.userservice.core.mail;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/**
 * The e-mails of realms without a mail server, for developers: there in development mode alone, in memory, open to everybody.
 * Safe for use by many threads.
 */
public interface DevelopmentMailbox extends Provider {

    /**
     * Keeps an e-mail in place of sending it. The mailbox is bounded: the oldest e-mail goes, and what is too long is cut.
     *
     * @param text may be null
     * @param html may be null
     */
    void add(String realmId, String to, String subject, String text, String html);

    /** Returns the e-mails of a realm, newest first, those of requests that have been answered included. */
    List<DevelopmentMail> of(String realmId);

    /** Returns the mailbox of a server; empty but in development mode. */
    static Optional<DevelopmentMailbox> of(KeycloakSessionFactory sessions) {
        return sessions.getProviderFactory(DevelopmentMailbox.class) instanceof DevelopmentMailboxFactory factory
                ? factory.mailbox()
                : Optional.empty();
    }

    @Override
    default void close() {}
}
