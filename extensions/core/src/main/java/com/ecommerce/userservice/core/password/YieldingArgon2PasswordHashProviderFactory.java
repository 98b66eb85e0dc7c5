package com.ecommerce.userservice.core.password;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's Argon2id, on threads of the lowest priority, as many as Keycloak lets hash at once. A flood of logins keeps
 * every processor busy with hashing; a call of some microseconds must not wait behind it. Where nothing else wants the
 * processor, hashing is as fast as before.
 *
 * <p>Java hands priorities on to Linux only with {@code -XX:ThreadPriorityPolicy=1}; without it this changes nothing.
 *
 * <p>Stands in for Keycloak's factory (26.7) under its own id, since users' credentials name it.
 */
public final class YieldingArgon2PasswordHashProviderFactory extends Argon2PasswordHashProviderFactory {

    private ExecutorService threads;

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newFixedThreadPool(
                config.getInt(CPU_CORES_KEY, Runtime.getRuntime().availableProcessors()), task -> {
                    Thread thread = new Thread(task, "password-hash-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
    }

    @Override
    public PasswordHashProvider create(KeycloakSession session) {
        return new YieldingPasswordHashProvider(super.create(session), threads);
    }

    /** Before Keycloak's own factory of the same id. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public void close() {
        super.close();
        threads.shutdown();
    }
}
