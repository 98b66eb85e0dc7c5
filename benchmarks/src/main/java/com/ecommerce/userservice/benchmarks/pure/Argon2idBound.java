package com.ecommerce.userservice.benchmarks.pure;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.keycloak.crypto.hash.Argon2Parameters;
import org.keycloak.crypto.hash.Argon2PasswordHashProvider;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** What no login can beat: Keycloak's own check of a password, with its default parameters, on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(Threads.MAX)
public class Argon2idBound {

    private static final String PASSWORD = "correct horse battery staple";

    /** Outside of a server Keycloak warns at every hash that nothing is traced. Held, lest the level be lost. */
    private static final Logger TRACING = Logger.getLogger("org.keycloak.tracing.TracingProviderUtil");

    private Argon2PasswordHashProvider provider;
    private PasswordCredentialModel credential;

    @Setup
    public void hash() {
        TRACING.setLevel(Level.OFF);
        // As Argon2PasswordHashProviderFactory of Keycloak 26.7.4 makes it without configuration.
        provider = new Argon2PasswordHashProvider(
                Argon2Parameters.DEFAULT_VERSION,
                Argon2Parameters.DEFAULT_TYPE,
                Argon2Parameters.DEFAULT_HASH_LENGTH,
                Argon2Parameters.DEFAULT_MEMORY,
                Argon2Parameters.DEFAULT_ITERATIONS,
                Argon2Parameters.DEFAULT_PARALLELISM,
                new Semaphore(Runtime.getRuntime().availableProcessors()));
        credential = provider.encodedCredential(PASSWORD, -1);
    }

    @Benchmark
    public boolean verify() {
        return provider.verify(PASSWORD, credential);
    }
}
