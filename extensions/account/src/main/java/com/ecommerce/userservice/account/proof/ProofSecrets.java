package com.ecommerce.userservice.account.proof;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Calculates from a challenge what its e-mail carries, by HMAC-SHA256 (RFC 2104) and a key of the realm: nothing that opens
 * an account is stored, and whoever reads the store or a backup of it learns no code.
 *
 * @param key also signs tokens; none of them begins as the texts here do
 */
record ProofSecrets(SecretKey key) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String LABEL = "user-service.proof";

    MailedProof of(ProofPurpose purpose, String challengeId) {
        return new MailedProof(code(purpose, challengeId), secret(purpose, challengeId));
    }

    /**
     * Returns the secret of a link that undoes a change.
     *
     * @param id of the link
     * @param userId whose address it was
     */
    String undo(String id, String userId, String address) {
        return text(mac("undo", id, userId + "\n" + address));
    }

    /** Compares in a time that depends on neither. */
    boolean isRight(ProofPurpose purpose, String challengeId, ProofAnswer answer) {
        return answer.secret().isEmpty()
                ? isEqual(code(purpose, challengeId), answer.code())
                : isEqual(secret(purpose, challengeId), answer.secret());
    }

    static boolean isEqual(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private String secret(ProofPurpose purpose, String challengeId) {
        return text(mac("secret", purpose.name(), challengeId));
    }

    private static String text(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private String code(ProofPurpose purpose, String challengeId) {
        BigInteger number = new BigInteger(1, mac("code", purpose.name(), challengeId));
        BigInteger codes = BigInteger.TEN.pow(purpose.digits());
        return String.format("%0" + purpose.digits() + "d", number.mod(codes));
    }

    private byte[] mac(String kind, String of, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(String.join("/", LABEL, kind, of, text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "ProofSecrets";
    }
}
