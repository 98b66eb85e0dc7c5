package com.ecommerce.userservice.core.password;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Has passwords hashed on other threads, and waits for the result. */
final class YieldingPasswordHashProvider implements PasswordHashProvider {

    private final PasswordHashProvider delegate;
    private final ExecutorService threads;

    YieldingPasswordHashProvider(PasswordHashProvider delegate, ExecutorService threads) {
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

    private <T> T await(Callable<T> work) {
        Future<T> result = threads.submit(work);
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a password is hashed", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
