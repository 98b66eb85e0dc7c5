package com.ecommerce.userservice.repairs.login;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.util.JsonSerialization;

/**
 * How long the slowest of the password hashes takes that are stored, of all realms: each kind is computed some times, for a
 * password that nobody has. The kinds are few, since salts are stored apart.
 *
 * <p>Uses of Keycloak 26.7 internals: {@code CredentialEntity}, in a query.
 */
final class StoredHashes implements Supplier<Duration> {

    private static final Logger LOG = Logger.getLogger(StoredHashes.class);

    private static final int MAX_KINDS = 50;

    /** The first computations of a new server are slow: they are not compiled yet. */
    private static final int TRIES = 5;

    private final KeycloakSessionFactory sessions;
    private final Map<String, Duration> known = new HashMap<>();

    StoredHashes(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Duration get() {
        List<String> kinds = KeycloakModelUtils.runJobInTransactionWithResult(sessions, StoredHashes::kinds);
        // Outside of the transaction: a database connection is not kept while hashing.
        Duration slowest = Duration.ZERO;
        for (String kind : kinds) {
            Duration time = KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> time(session, kind));
            known.merge(kind, time, StoredHashes::shorter);
            slowest = longer(slowest, known.get(kind));
        }
        return slowest;
    }

    private static List<String> kinds(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select distinct c.credentialData from CredentialEntity c where c.type = :type", String.class)
                .setParameter("type", PasswordCredentialModel.TYPE)
                .setMaxResults(MAX_KINDS)
                .getResultList();
    }

    private static Duration time(KeycloakSession session, String kind) {
        try {
            PasswordCredentialData data = JsonSerialization.readValue(kind, PasswordCredentialData.class);
            PasswordHashProvider hash = session.getProvider(PasswordHashProvider.class, data.getAlgorithm());
            if (hash == null) {
                return Duration.ZERO;
            }
            PasswordCredentialModel credential = PasswordCredentialModel.createFromValues(
                    data, new PasswordSecretData(emptyHash(data.getAlgorithm()), zeros(16), Map.of()));
            Duration shortest = null;
            for (int i = 0; i < TRIES; i++) {
                long start = System.nanoTime();
                hash.verify("a password that nobody has", credential);
                Duration time = Duration.ofNanos(System.nanoTime() - start);
                shortest = shortest == null ? time : shorter(shortest, time);
            }
            return shortest;
        } catch (IOException | RuntimeException e) {
            LOG.debugf(e, "Not a password hash that can be computed: %s", kind);
            return Duration.ZERO;
        }
    }

    /** Of the length that Keycloak and Django store: PBKDF2 takes as many rounds again for each further block. */
    private static String emptyHash(String algorithm) {
        return zeros(algorithm.endsWith("sha256") ? 32 : 64);
    }

    private static String zeros(int length) {
        return Base64.getEncoder().encodeToString(new byte[length]);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
