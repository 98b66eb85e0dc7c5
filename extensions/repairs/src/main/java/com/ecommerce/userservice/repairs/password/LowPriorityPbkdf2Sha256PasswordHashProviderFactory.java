package com.ecommerce.userservice.repairs.password;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.Pbkdf2Sha256PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Keycloak's own (26.7), on {@link HashingThreads}: passwords that were moved from Django take as much time as any. Stands in
 * for Keycloak's factory under its own id.
 */
public final class LowPriorityPbkdf2Sha256PasswordHashProviderFactory extends Pbkdf2Sha256PasswordHashProviderFactory {

    private final LowPriorityHashing hashing = new LowPriorityHashing();

    @Override
    public void init(Config.Scope scope) {
        super.init(scope);
        hashing.init(getId(), scope);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return hashing.describe(super.getConfigMetadata());
    }

    @Override
    public PasswordHashProvider create(KeycloakSession session) {
        return hashing.wrap(super.create(session));
    }

    /** Before Keycloak's own factory of the same id. */
    @Override
    public int order() {
        return super.order() + 1;
    }
}
