package com.ecommerce.userservice.passwords.filter;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A Bloom filter of the size of a page of memory: a password that is in it has all of its bits set, one that is not seldom
 * has. Its last four bytes are a checksum over the others and over the head of the first password, so that a block which was
 * damaged, or belongs to another filter, is known as such.
 */
final class FilterBlock {

    static final int BYTES = 4096;

    private static final int CHECKSUM = BYTES - Integer.BYTES;

    /** Bits for passwords. */
    static final int BITS = CHECKSUM * Byte.SIZE;

    private final byte[] bytes = new byte[BYTES];

    /** Returns what is written to the file, and read from it. */
    byte[] bytes() {
        return bytes;
    }

    void clear() {
        Arrays.fill(bytes, (byte) 0);
    }

    void add(PasswordHash password, int bitsPerPassword) {
        for (int i = 1; i <= bitsPerPassword; i++) {
            int bit = bit(password.tail(), i);
            bytes[bit >>> 3] |= (byte) (1 << (bit & 7));
        }
    }

    boolean mightContain(PasswordHash password, int bitsPerPassword) {
        for (int i = 1; i <= bitsPerPassword; i++) {
            int bit = bit(password.tail(), i);
            if ((bytes[bit >>> 3] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes the checksum. */
    void seal(long firstHead) {
        ByteBuffer.wrap(bytes).putInt(CHECKSUM, checksum(firstHead));
    }

    boolean isIntact(long firstHead) {
        return ByteBuffer.wrap(bytes).getInt(CHECKSUM) == checksum(firstHead);
    }

    private int checksum(long firstHead) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, firstHead));
        checksum.update(bytes, 0, CHECKSUM);
        return (int) checksum.getValue();
    }

    /**
     * Returns the place of one of a password's bits: SplitMix64 makes as many independent numbers of the hash as are needed.
     *
     * @param number from 1
     */
    private static int bit(long tail, int number) {
        long mixed = tail + number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (int) ((mixed >>> 32) * BITS >>> 32);
    }
}
