package com.ecommerce.userservice.repairs.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Reads the options once and creates {@link AccountSessionsListener}s, for every realm. */
public final class AccountSessionsListenerFactory
        implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

    static final String PROVIDER_ID = "user-service-account-sessions";

    private AccountSessionsConfig config;

    /** Returns the options that this server was started with; where the listener is left out, those that do nothing. */
    static AccountSessionsConfig config(KeycloakSessionFactory factory) {
        return factory.getProviderFactory(EventListenerProvider.class, PROVIDER_ID)
                        instanceof AccountSessionsListenerFactory listeners
                ? listeners.config
                : AccountSessionsConfig.OFF;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope scope) {
        config = AccountSessionsConfig.from(scope);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    /** Whoever asks for the listener has the sessions end before whatever is enlisted from then on, as the release of a lock. */
    @Override
    public EventListenerProvider create(KeycloakSession session) {
        if (config.changesEndSessions()) {
            PendingEnds.enlist(session);
        }
        return new AccountSessionsListener(session, config);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return AccountSessionsConfig.metadata();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return new TreeMap<>(config.describe());
    }

    @Override
    public void close() {}
}
