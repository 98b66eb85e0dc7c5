package com.ecommerce.userservice.repairs.login;

import com.ecommerce.userservice.repairs.work.FairQueue;
import com.ecommerce.userservice.repairs.work.Workers;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

/** Reads the options once. */
public final class LoginAdmissionFactory implements ProviderFactory<LoginAdmission> {

    private LoginAdmissionConfig config;
    private LoginAdmission admission;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope scope) {
        config = LoginAdmissionConfig.from(scope, Workers.configured().count());
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
        admission = new LoginAdmission(config, new FairQueue(config.maxAtOnce(), config.maxWaiting()), refusalTime);
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
