package com.ecommerce.userservice.repairs.password;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Keycloak's Argon2id, on threads of the lowest priority, as many as there are processors. A flood of logins keeps
 * every processor busy with hashing; a call of some microseconds must not wait behind it. Where nothing else wants the
 * processor, hashing is as fast as before.
 *
 * <p>Java hands priorities on to Linux only with {@code -XX:ThreadPriorityPolicy=1}; without it this changes nothing.
 *
 * <p>Stands in for Keycloak's factory (26.7) under its own id, since users' credentials name it.
 */
public final class LowPriorityArgon2PasswordHashProviderFactory extends Argon2PasswordHashProviderFactory {

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
