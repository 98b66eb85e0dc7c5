package com.ecommerce.userservice.passwords.filter;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/**
 * Writes a filter from beginning to end. Passwords come in the order of their hashes, so that one block after the other fills:
 * memory holds one of them, and nobody has to say beforehand how many passwords there will be.
 */
public final class FilterWriter {

    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel file;
    private final FilterShape shape;
    private final OutputStream blocks;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final DataOutputStream heads = new DataOutputStream(directory);
    private final FilterBlock block = new FilterBlock();
    private long blockHead;
    private int passwordsInBlock;
    private long writtenBlocks;
    private long passwords;
    private PasswordHash last;

    /** @param file empty; whoever has opened it closes it */
    public FilterWriter(FileChannel file, FilterShape shape) throws IOException {
        this.file = file;
        this.shape = shape;
        this.blocks = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES);
        // Until the header is here in place of these the file is of no use to anybody.
        blocks.write(new byte[FilterHeader.BYTES]);
    }

    /**
     * Adds a password, unless it was the last one.
     *
     * @throws IllegalArgumentException if it comes before the last one in the order of hashes
     */
    public void add(PasswordHash password) throws IOException {
        int order = last == null ? 1 : password.compareTo(last);
        if (order == 0) {
            return;
        }
        if (order < 0) {
            throw new IllegalArgumentException("Not in the order of the hashes");
        }
        // Equal heads stay together: a head leads to one block.
        if (passwordsInBlock >= shape.passwordsPerBlock() && password.head() != last.head()) {
            writeBlock();
        }
        if (passwordsInBlock == 0) {
            blockHead = password.head();
        }
        block.add(password, shape.bitsPerPassword());
        passwordsInBlock++;
        passwords++;
        last = password;
    }

    /** Returns how many passwords were added. */
    public long passwords() {
        return passwords;
    }

    /** Completes the file, and has the disk hold all of it. At least one password was added. */
    public void finish() throws IOException {
        writeBlock();
        byte[] entries = directory.toByteArray();
        blocks.write(entries);
        blocks.flush();
        int checksum = FilterHeader.checksum(entries, entries.length);
        ByteBuffer header = ByteBuffer.wrap(new FilterHeader(shape, writtenBlocks, passwords, checksum).toBytes());
        while (header.hasRemaining()) {
            file.write(header, header.position());
        }
        file.force(true);
    }

    private void writeBlock() throws IOException {
        block.seal(blockHead);
        blocks.write(block.bytes());
        heads.writeLong(blockHead);
        writtenBlocks++;
        passwordsInBlock = 0;
        block.clear();
    }
}
