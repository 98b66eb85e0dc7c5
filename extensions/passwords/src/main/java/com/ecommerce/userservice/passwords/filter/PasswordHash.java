package com.ecommerce.userservice.passwords.filter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 16 bytes of a password's SHA-1, which is how public lists of breached passwords name one. Their order is that
 * of the hashes as text. SHA-1 protects nothing here: it only has to be the one of the lists.
 *
 * @param head decides in which block of a filter the password is
 * @param tail decides which bits of the block stand for it
 */
public record PasswordHash(long head, long tail) implements Comparable<PasswordHash> {

    /** Hashes a password, as UTF-8. */
    public static PasswordHash of(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new PasswordHash(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    @Override
    public int compareTo(PasswordHash other) {
        int heads = Long.compareUnsigned(head, other.head);
        return heads == 0 ? Long.compareUnsigned(tail, other.tail) : heads;
    }
}
