package com.ecommerce.userservice.mail;

import com.ecommerce.userservice.core.mail.DevelopmentMailbox;
import com.ecommerce.userservice.core.mail.DevelopmentMailboxFactory;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/** Opens the mailbox in development mode, and says so at the start. */
public final class MemoryMailboxFactory implements DevelopmentMailboxFactory {

    public static final String PROVIDER_ID = "memory";

    private static final Logger LOG = Logger.getLogger(MemoryMailboxFactory.class);

    private volatile DevelopmentMailbox mailbox;

    @Override
    public Optional<DevelopmentMailbox> mailbox() {
        return Optional.ofNullable(mailbox);
    }

    @Override
    public void init(Config.Scope config) {
        if (Environment.isDevMode()) {
            mailbox = new MemoryMailbox();
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        if (mailbox != null) {
            factory.register(MemoryMailboxFactory::warn);
        }
    }

    private static void warn(ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            LOG.warn(
                    "Development mode: e-mails of realms without a mail server are not sent; everybody who reaches this"
                            + " server can read them at /api/dev/mail/, links that open accounts among them");
        }
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
