package com.ecommerce.userservice.passwords.policy;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The password policy {@value BreachedPasswordsPolicy#ID}, beside Keycloak's own {@code passwordBlacklist}.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link PasswordPolicyProviderFactory}.
 */
public final class BreachedPasswordsPolicyFactory implements PasswordPolicyProviderFactory {

    private static final String DEFAULT_FILE = "breached-passwords.filter";

    private PasswordLists lists;
    private PasswordListMeters meters;

    @Override
    public String getId() {
        return BreachedPasswordsPolicy.ID;
    }

    @Override
    public void init(Config.Scope scope) {
        lists = new PasswordLists(BreachedPasswordsConfig.from(scope));
        meters = new PasswordListMeters(Metrics.globalRegistry, lists);
    }

    @Override
    public PasswordPolicyProvider create(KeycloakSession session) {
        return new BreachedPasswordsPolicy(session, lists, meters);
    }

    /** The console does not translate it; its help is {@code passwordPoliciesHelp.breachedPasswords} of the messages. */
    @Override
    public String getDisplayName() {
        return "Breached Passwords";
    }

    @Override
    public String getConfigType() {
        return PasswordPolicyProvider.STRING_CONFIG_TYPE;
    }

    @Override
    public String getDefaultConfigValue() {
        return DEFAULT_FILE;
    }

    @Override
    public boolean isMultiplSupported() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return BreachedPasswordsConfig.metadata();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
