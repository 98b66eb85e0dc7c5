package com.ecommerce.userservice.core.password;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's Argon2id, on threads of the lowest priority, as many as there are processors. A flood of logins keeps
 * every processor busy with hashing; a call of some microseconds must not wait behind it. Where nothing else wants the
 * processor, hashing is as fast as before.
 *
 * <p>Java hands priorities on to Linux only with {@code -XX:ThreadPriorityPolicy=1}; without it this changes nothing.
 *
 * <p>Stands in for Keycloak's factory (26.7) under its own id, since users' credentials name it.
 */
public final class YieldingArgon2PasswordHashProviderFactory extends Argon2PasswordHashProviderFactory {

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
