package com.ecommerce.userservice.passwords.filter;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A filter in a file that stays there: a question reads one block of it, from the cache of the operating system if it was
 * asked for lately. Eight bytes for each block are in memory: four megabytes for a thousand million passwords.
 *
 * <p>Plain reads, and neither a mapped file nor a channel: a mapped file that is cut off may end the Java process, and a
 * thread that is interrupted while it reads closes a channel for all others. For one thread at a time.
 */
public final class FilterFile implements Closeable {

    private final String name;
    private final RandomAccessFile file;
    private final FilterHeader header;
    private final LongBuffer heads;
    private final FilterBlock block = new FilterBlock();

    private FilterFile(String name, RandomAccessFile file) throws IOException {
        this.name = name;
        this.file = file;
        this.header = readHeader();
        this.heads = readDirectory();
    }

    /**
     * Opens a file, with all that can be said of it without reading its blocks.
     *
     * @throws FilterFileException if it is absent, cannot be read, is of another kind or damaged
     */
    public static FilterFile open(Path path) throws FilterFileException {
        String name = path.getFileName().toString();
        if (!Files.exists(path)) {
            throw new FilterFileException(
                    "There is no file " + name + " in the server's folder of breached passwords.");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new FilterFileException("The server may not read " + name + ", or it is no file.");
        }
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
            try {
                return new FilterFile(name, file);
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (FilterFileException e) {
            throw e;
        } catch (IOException e) {
            throw new FilterFileException("The file " + name + " cannot be read.", e);
        }
    }

    public long passwords() {
        return header.passwords();
    }

    /** Returns which part of the passwords that are not in it are taken for one that is. */
    public double falsePositives() {
        return header.shape().rate();
    }

    /**
     * Tells whether a password is in the filter: always true if it is, seldom if it is not.
     *
     * @throws IOException if the file cannot be read any more or has been changed
     */
    public boolean mightContain(PasswordHash password) throws IOException {
        int number = numberOf(password);
        read(FilterHeader.BYTES + (long) number * FilterBlock.BYTES, block.bytes());
        if (!block.isIntact(heads.get(number))) {
            throw FilterFileException.damaged(name);
        }
        return block.mightContain(password, header.shape().bitsPerPassword());
    }

    /**
     * Returns the last block whose first password is not after this one; the first block if there is none, so that a file that
     * cannot be read any more is always noticed.
     */
    private int numberOf(PasswordHash password) {
        int low = 0;
        int high = heads.limit() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(heads.get(middle), password.head()) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(0, high);
    }

    private FilterHeader readHeader() throws IOException {
        byte[] bytes = new byte[(int) Math.min(FilterHeader.BYTES, file.length())];
        read(0, bytes);
        FilterHeader read = FilterHeader.of(bytes, name);
        if (file.length() != read.fileBytes()) {
            throw FilterFileException.damaged(name);
        }
        return read;
    }

    private LongBuffer readDirectory() throws IOException {
        byte[] bytes = new byte[(int) header.blocks() * Long.BYTES];
        read(header.directoryOffset(), bytes);
        if (FilterHeader.checksum(bytes, bytes.length) != header.directoryChecksum()) {
            throw FilterFileException.damaged(name);
        }
        return ByteBuffer.wrap(bytes).asLongBuffer();
    }

    private void read(long offset, byte[] bytes) throws IOException {
        file.seek(offset);
        try {
            file.readFully(bytes);
        } catch (EOFException e) {
            throw FilterFileException.damaged(name);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
