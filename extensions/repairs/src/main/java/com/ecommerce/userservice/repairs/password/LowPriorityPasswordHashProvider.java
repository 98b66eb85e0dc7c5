package com.ecommerce.userservice.repairs.password;

import io.opentelemetry.context.Context;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.utils.KeycloakSessionUtil;

/** Has passwords hashed on other threads, and waits for the result. */
final class LowPriorityPasswordHashProvider implements PasswordHashProvider {

    private final PasswordHashProvider delegate;
    private final ExecutorService threads;

    LowPriorityPasswordHashProvider(PasswordHashProvider delegate, ExecutorService threads) {
        this.delegate = delegate;
        this.threads = threads;
    }

    @Override
    public PasswordCredentialModel encodedCredential(String rawPassword, int iterations) {
        return await(() -> delegate.encodedCredential(rawPassword, iterations));
    }

    @Override
    public boolean verify(String rawPassword, PasswordCredentialModel credential) {
        return await(() -> delegate.verify(rawPassword, credential));
    }

    @Override
    public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
        return delegate.policyCheck(policy, credential);
    }

    @Override
    public String credentialHashingStrength(PasswordCredentialModel credential) {
        return delegate.credentialHashingStrength(credential);
    }

    @Override
    public void close() {
        delegate.close();
    }

    /** With the session and the span of the request, which Keycloak's tracing of a hash looks for on its thread. */
    private <T> T await(Callable<T> work) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        Future<T> result = threads.submit(Context.current().wrap(() -> inSession(session, work)));
        try {
            return waitFor(result);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private static <T> T inSession(KeycloakSession session, Callable<T> work) throws Exception {
        KeycloakSession before = KeycloakSessionUtil.setKeycloakSession(session);
        try {
            return work.call();
        } finally {
            KeycloakSessionUtil.setKeycloakSession(before);
        }
    }

    /** Does not leave while the work uses the session, even when interrupted. */
    private static <T> T waitFor(Future<T> result) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
