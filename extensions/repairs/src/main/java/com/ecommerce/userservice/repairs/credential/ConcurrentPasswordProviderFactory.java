package com.ecommerce.userservice.repairs.credential;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Keycloak's passwords, of which those that an operator or a link in a mail sets are set one after the other. Keycloak
 * 26.7 answers 500 to one of two at once, since the row of the password has a version, and stores two passwords where
 * there was none. Replaces Keycloak's own factory under its id; it may go when Keycloak locks what it replaces.
 *
 * <p>Extends an internal class of Keycloak 26.7. Option {@code concurrent-updates-enabled} (true by default): false
 * sets passwords as Keycloak does.
 */
public final class ConcurrentPasswordProviderFactory extends PasswordCredentialProviderFactory {

    private static final String ENABLED = "concurrent-updates-enabled";

    private boolean enabled = true;

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        enabled = config.getBoolean(ENABLED, true);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> properties = new ArrayList<>(super.getConfigMetadata());
        properties.addAll(ProviderConfigurationBuilder.create()
                .property()
                .name(ENABLED)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText("Whether passwords that are set at once for one user are set one after the other.")
                .defaultValue(true)
                .add()
                .build());
        return properties;
    }

    @Override
    public PasswordCredentialProvider create(KeycloakSession session) {
        return new ConcurrentPasswordProvider(session, super.create(session), enabled);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
