package com.ecommerce.userservice.mail;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;

/** Takes the place of Keycloak's own factory, under the same id. */
public final class QueuedEmailSenderProviderFactory extends DefaultEmailSenderProviderFactory {

    private static final Logger LOG = Logger.getLogger(QueuedEmailSenderProviderFactory.class);

    private static final long MAX_STOP_MILLIS = 10_000;
    private static final long MAX_WAIT_MILLIS = 5_000;

    private MailQueue queue;
    private SendLimiter awaited;

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void init(Config.Scope scope) {
        super.init(scope);
        MailConfig config = MailConfig.from(scope);
        queue = new MailQueue(config);
        awaited = new SendLimiter(config.maxAtOncePerRealm(), MAX_WAIT_MILLIS);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return MailConfig.metadata();
    }

    @Override
    public EmailSenderProvider create(KeycloakSession session) {
        return new QueuedEmailSender(session, getEmailAuthenticators(), queue, awaited);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        MailLogFilter.install();
    }

    /** Queued e-mails are still sent: their requests have been answered. */
    @Override
    public void close() {
        if (queue != null) {
            long start = System.nanoTime();
            AfterReply.drain(MAX_STOP_MILLIS / 2);
            int unsent = queue.stop(MAX_STOP_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            if (unsent > 0) {
                MailMeters.dropped(unsent);
                LOG.warnf("%d e-mails are dropped: the server stops", unsent);
            }
        }
        super.close();
    }

    /** What e-mails need that are still prepared or queued: Keycloak closes a factory before those that it depends on. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class, InfinispanConnectionProvider.class, ExecutorsProvider.class);
    }
}
