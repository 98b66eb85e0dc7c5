package com.ecommerce.userservice.mail;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Takes the place of Keycloak's own factory, under the same id. */
public final class QueuedEmailSenderProviderFactory extends DefaultEmailSenderProviderFactory {

    private MailQueue queue;
    private AwaitedSends awaited;

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
        awaited = new AwaitedSends(config.maxAtOncePerRealm());
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

    @Override
    public void close() {
        if (queue != null) {
            queue.stop();
        }
        super.close();
    }
}
