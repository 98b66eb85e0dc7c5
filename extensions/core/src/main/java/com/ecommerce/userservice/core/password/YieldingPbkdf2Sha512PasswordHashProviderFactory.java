package com.ecommerce.userservice.core.password;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.Pbkdf2Sha512PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own (26.7), on {@link HashingThreads}: passwords that were moved from Django take as much time as any. Stands in
 * for Keycloak's factory under its own id.
 */
public final class YieldingPbkdf2Sha512PasswordHashProviderFactory extends Pbkdf2Sha512PasswordHashProviderFactory {

    @Override
    public PasswordHashProvider create(KeycloakSession session) {
        return new YieldingPasswordHashProvider(super.create(session), HashingThreads.shared());
    }

    /** Before Keycloak's own factory of the same id. */
    @Override
    public int order() {
        return super.order() + 1;
    }
}
