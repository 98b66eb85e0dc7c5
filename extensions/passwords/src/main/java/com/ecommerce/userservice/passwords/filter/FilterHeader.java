package com.ecommerce.userservice.passwords.filter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first block of a filter's file. The file, whose numbers have their highest byte first:
 *
 * <pre>
 * bytes 0 to 7        "BREACHED"
 *       8 to 11       version of the format, 1
 *       12 to 15      size of a block in bytes, 4096
 *       16 to 19      bits that are set for each password
 *       20 to 23      passwords after which a block is full
 *       24 to 31      number of blocks
 *       32 to 39      number of passwords
 *       40 to 43      CRC-32C of the directory
 *       44 to 47      CRC-32C of bytes 0 to 43
 *       48 to 4095    zeros
 * then the blocks     each 4092 bytes of bits and four of a checksum, see FilterBlock
 * then the directory  for each block eight bytes: the head of its first password
 * </pre>
 *
 * @param shape of all blocks
 * @param blocks how many there are, the header not counted
 * @param passwords how many are in the filter
 * @param directoryChecksum CRC-32C
 */
record FilterHeader(FilterShape shape, long blocks, long passwords, int directoryChecksum) {

    static final int BYTES = FilterBlock.BYTES;

    private static final byte[] MAGIC = "BREACHED".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKSUM = 44;

    /** What is possible with {@link FilterShape#LOWEST_RATE}, and more. */
    private static final int MAX_BITS_PER_PASSWORD = 64;

    /** Returns how long the file is. */
    long fileBytes() {
        return BYTES + blocks * (FilterBlock.BYTES + Long.BYTES);
    }

    /** Returns where the directory begins. */
    long directoryOffset() {
        return BYTES + blocks * FilterBlock.BYTES;
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(FilterBlock.BYTES)
                .putInt(shape.bitsPerPassword())
                .putInt(shape.passwordsPerBlock())
                .putLong(blocks)
                .putLong(passwords)
                .putInt(directoryChecksum);
        return bytes.putInt(checksum(bytes.array(), CHECKSUM)).array();
    }

    /**
     * Reads a header.
     *
     * @param name of the file, for what is wrong with it
     * @throws FilterFileException if the file is of another kind or damaged
     */
    static FilterHeader of(byte[] header, String name) throws FilterFileException {
        ByteBuffer bytes = ByteBuffer.wrap(header);
        if (header.length < BYTES || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new FilterFileException(
                    "The file " + name + " is no list that build-breached-passwords has built to its end.");
        }
        bytes.position(MAGIC.length);
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new FilterFileException("The file " + name + " was built by another version of"
                    + " build-breached-passwords: build it with that of this server.");
        }
        int blockBytes = bytes.getInt();
        FilterShape shape = new FilterShape(bytes.getInt(), bytes.getInt());
        FilterHeader read = new FilterHeader(shape, bytes.getLong(), bytes.getLong(), bytes.getInt());
        boolean isIntact = bytes.getInt() == checksum(header, CHECKSUM)
                && blockBytes == FilterBlock.BYTES
                && shape.bitsPerPassword() >= 1
                && shape.bitsPerPassword() <= MAX_BITS_PER_PASSWORD
                && read.blocks >= 1
                && read.blocks <= Integer.MAX_VALUE / Long.BYTES;
        if (!isIntact) {
            throw FilterFileException.damaged(name);
        }
        return read;
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
