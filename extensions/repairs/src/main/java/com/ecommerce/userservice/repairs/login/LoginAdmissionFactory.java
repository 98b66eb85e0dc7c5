package com.ecommerce.userservice.repairs.login;

import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

/** Reads the options once. */
public final class LoginAdmissionFactory implements ProviderFactory<LoginAdmission> {

    /** What Keycloak 26.7 sets by its option {@code http-pool-max-threads}, at least 50. */
    private static final String WORKERS = "quarkus.thread-pool.max-threads";

    private static final int KEYCLOAKS_DEFAULT_WORKERS = 50;

    private LoginAdmissionConfig config;
    private LoginAdmission admission;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope scope) {
        config = LoginAdmissionConfig.from(
                scope,
                ConfigProvider.getConfig()
                        .getOptionalValue(WORKERS, Integer.class)
                        .orElse(KEYCLOAKS_DEFAULT_WORKERS));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent ready && !Environment.isNonServerMode()) {
                open(ready.getFactory());
            }
        });
    }

    private void open(KeycloakSessionFactory sessions) {
        RefusalTime refusalTime = new RefusalTime(config.refusalMillis());
        if (config.refusalMillis() == 0) {
            refusalTime.learn(new StoredHashes(sessions));
        }
        admission = new LoginAdmission(config, new LoginQueue(config.maxAtOnce(), config.maxWaiting()), refusalTime);
    }

    /** Returns null until the start is over. */
    LoginAdmission admission() {
        return admission;
    }

    @Override
    public LoginAdmission create(KeycloakSession session) {
        return admission;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return LoginAdmissionConfig.metadata();
    }

    @Override
    public void close() {
        if (admission != null) {
            admission.refusalTime().close();
        }
    }
}
