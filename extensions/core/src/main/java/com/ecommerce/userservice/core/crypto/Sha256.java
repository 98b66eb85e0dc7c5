package com.ecommerce.userservice.core.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 (FIPS 180-4) of something that is too long, or too secret, to be kept as a key. Nobody can find two inputs of
 * one digest, hence equal digests mean equal inputs.
 */
public record Sha256(long first, long second, long third, long fourth) {

    private static final MessageDigest PROTOTYPE = create();

    /**
     * Returns the digest of some texts; no other texts have it, wherever one ends and the next begins.
     *
     * @param texts each may be null, which differs from {@code ""}
     */
    public static Sha256 of(String... texts) {
        MessageDigest digest = copy();
        ByteBuffer lengths = ByteBuffer.allocate(Integer.BYTES * (texts.length + 1));
        for (String text : texts) {
            byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            lengths.putInt(bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                digest.update(bytes);
            }
        }
        // At the end, with their number last: read backwards, it tells one list of texts from any other.
        lengths.putInt(texts.length);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(lengths.array()));
        return new Sha256(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    /** Each part of a digest is as good a hash code as any. */
    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    /** A copy costs less than the search for a security provider. */
    private static MessageDigest copy() {
        try {
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException e) {
            return create();
        }
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
