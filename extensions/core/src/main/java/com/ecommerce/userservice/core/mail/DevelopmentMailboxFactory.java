package com.ecommerce.userservice.core.mail;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** Has the {@link DevelopmentMailbox} for as long as the server runs. */
public interface DevelopmentMailboxFactory extends ProviderFactory<DevelopmentMailbox> {

    /** Returns the mailbox, the same object for as long as the server runs; empty but in development mode. */
    Optional<DevelopmentMailbox> mailbox();

    @Override
    default DevelopmentMailbox create(KeycloakSession session) {
        return mailbox().orElseThrow();
    }
}
