package com.ecommerce.userservice.repairs.profile;

import com.ecommerce.userservice.core.user.AccountProfileProvider;
import com.ecommerce.userservice.core.user.AccountProfileProviderFactory;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;

/**
 * Keycloak's user profiles, whose updates keep what others have changed since the profile was read: registration aside,
 * the account console, the admin console and API, required actions and this service all write through them. Replaces
 * Keycloak's own factory under its id, and that of the user service, whose profiles it creates. It may go when Keycloak locks
 * or versions users itself.
 *
 * <p>Extends an internal class of Keycloak 26.7. Option {@code concurrent-updates-enabled} (true by default): false
 * leaves Keycloak's behaviour there.
 */
public final class ConcurrentUserProfileProviderFactory extends DeclarativeUserProfileProviderFactory {

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
                .helpText("Whether two changes of one user at once are both kept where they touch different fields.")
                .defaultValue(true)
                .add()
                .build());
        return properties;
    }

    @Override
    public DeclarativeUserProfileProvider create(KeycloakSession session) {
        return enabled ? new ConcurrentUserProfileProvider(session, this) : new AccountProfileProvider(session, this);
    }

    @Override
    public int order() {
        return AccountProfileProviderFactory.ORDER + 1;
    }
}
