package com.ecommerce.userservice.account.proof;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The proofs of a realm: that somebody reads the e-mails of an account. They are kept in Keycloak's store of single-use
 * objects, for all nodes: in memory, or in the database with Keycloak's feature {@code stateless}.
 *
 * <p>Whoever asks for a proof gets one, whether there is an account or not: one that belongs to none, a decoy, answers as
 * the others do, and no answer to it is right. Each proof takes {@value #MAX_ATTEMPTS} wrong answers, however many come at
 * once and at whichever node: each answer first takes one of so many keys, which only one can put. They are put in a
 * transaction of their own, since a refused request is rolled back, with it whatever Keycloak keeps in the database.
 */
public final class ProofStore {

    /** So many wrong answers end a proof. */
    static final int MAX_ATTEMPTS = 5;

    private static final String PREFIX = "user-service.proof.";
    private static final String PURPOSE = "purpose";
    private static final String KEY_ID = "key";
    private static final String LIFESPAN = "lifespan";
    private static final String USER = "user";
    private static final String EMAIL = "email";

    private static final int CHALLENGE_BYTES = 16;
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final RealmModel realm;

    public ProofStore(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Makes a proof for whoever asks; it is there once the transaction of the session is committed. */
    public NewProof create(ProofPurpose purpose) {
        byte[] random = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(random);
        String challengeId = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        int lifespan = realm.getActionTokenGeneratedByUserLifespan(purpose.actionToken());
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512);
        session.singleUseObjects()
                .put(
                        key(challengeId),
                        lifespan,
                        Map.of(PURPOSE, purpose.name(), KEY_ID, key.getKid(), LIFESPAN, String.valueOf(lifespan)));
        return new NewProof(challengeId, purpose, lifespan);
    }

    /**
     * Gives a proof to an account and the address that it is about, after the reply to whoever has asked.
     *
     * @param user has an address for the purpose
     * @return what the e-mail carries; empty if the proof has ended in the meantime
     */
    public Optional<MailedProof> bind(NewProof proof, UserModel user) {
        return entry(proof.challengeId(), proof.purpose()).map(entry -> {
            session.singleUseObjects()
                    .put(
                            accountKey(proof.challengeId()),
                            entry.lifespan(),
                            Map.of(USER, user.getId(), EMAIL, proof.purpose().address(user)));
            return entry.secrets().of(proof.purpose(), proof.challengeId());
        });
    }

    /**
     * Judges an answer. A right one costs no attempt: whatever it is for may still be refused, and is tried again.
     *
     * @param challengeId as a client has sent it
     * @throws DomainException {@link ErrorCode#CODE_NOT_VALID} with the attempts that are left;
     *     {@link ErrorCode#CHALLENGE_EXPIRED} if there is no such proof of this purpose, or it was spent, or no attempt is
     *     left
     */
    public Proof check(String challengeId, ProofPurpose purpose, ProofAnswer answer) {
        Entry entry = entry(challengeId, purpose).orElseThrow(DomainException::challengeExpired);
        Attempt attempt = apart(store -> takeAttempt(store, challengeId, entry.lifespan()));
        if (attempt.number() == 0) {
            throw DomainException.challengeExpired();
        }
        Map<String, String> account = session.singleUseObjects().get(accountKey(challengeId));
        boolean right = entry.secrets().isRight(purpose, challengeId, answer);
        if (!right || account == null) {
            throw DomainException.codeNotValid(attempt.left());
        }
        apart(store -> store.remove(attemptKey(challengeId, attempt.number())));
        return new Proof(challengeId, purpose, account.get(USER), account.get(EMAIL));
    }

    /** Returns the secret of a proof whose code was right: it is good for the same, and once. */
    public String secret(Proof proof) {
        return entry(proof.challengeId(), proof.purpose())
                .orElseThrow(DomainException::challengeExpired)
                .secrets()
                .of(proof.purpose(), proof.challengeId())
                .secret();
    }

    /**
     * Uses a proof up: of several requests at once, on all nodes, one gets past this. The caller holds the lock of the
     * account.
     *
     * @throws DomainException {@link ErrorCode#CHALLENGE_EXPIRED} for all others
     */
    public void spend(Proof proof) {
        if (session.singleUseObjects().remove(key(proof.challengeId())) == null) {
            throw DomainException.challengeExpired();
        }
    }

    private Optional<Entry> entry(String challengeId, ProofPurpose purpose) {
        if (challengeId == null || !CHALLENGE.matcher(challengeId).matches()) {
            return Optional.empty();
        }
        Map<String, String> notes = session.singleUseObjects().get(key(challengeId));
        if (notes == null || !purpose.name().equals(notes.get(PURPOSE))) {
            return Optional.empty();
        }
        KeyWrapper key = session.keys().getKey(realm, notes.get(KEY_ID), KeyUse.SIG, Algorithm.HS512);
        return key == null
                ? Optional.empty()
                : Optional.of(new Entry(new ProofSecrets(key.getSecretKey()), Long.parseLong(notes.get(LIFESPAN))));
    }

    private Attempt takeAttempt(SingleUseObjectProvider store, String challengeId, long lifespan) {
        int number = IntStream.rangeClosed(1, MAX_ATTEMPTS)
                .filter(candidate -> store.putIfAbsent(attemptKey(challengeId, candidate), lifespan))
                .findFirst()
                .orElse(0);
        long left = IntStream.rangeClosed(1, MAX_ATTEMPTS)
                .filter(candidate -> !store.contains(attemptKey(challengeId, candidate)))
                .count();
        return new Attempt(number, (int) left);
    }

    private <T> T apart(Function<SingleUseObjectProvider, T> action) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                other -> action.apply(other.singleUseObjects()),
                "attempts of a proof");
    }

    private String key(String challengeId) {
        return PREFIX + realm.getId() + "." + challengeId;
    }

    private String accountKey(String challengeId) {
        return key(challengeId) + ".account";
    }

    private String attemptKey(String challengeId, int number) {
        return key(challengeId) + ".attempt." + number;
    }

    private record Entry(ProofSecrets secrets, long lifespan) {}

    /**
     * An answer that is about to be judged.
     *
     * @param number from 1; 0 if there was none left
     * @param left those that others may still take
     */
    private record Attempt(int number, int left) {}
}
