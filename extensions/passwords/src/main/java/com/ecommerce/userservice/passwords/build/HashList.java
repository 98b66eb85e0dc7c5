package com.ecommerce.userservice.passwords.build;

import com.ecommerce.userservice.passwords.filter.PasswordHash;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a list of breached passwords line by line: 40 hexadecimal digits of the SHA-1, a colon, and how often the password was
 * seen, in the order of the hashes. Lines end with LF or CR LF.
 */
final class HashList {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final int END = -1;
    private static final int DIGITS = 40;
    private static final int DIGITS_OF_LONG = 16;

    /** More would not fit in a long, and no password was seen as often. */
    private static final int MAX_COUNT_DIGITS = 18;

    private static final String NO_HASH =
            "does not begin with the 40 hexadecimal digits of a SHA-1. Lists of NTLM hashes and of plain passwords are no use.";

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long line;
    private PasswordHash hash = new PasswordHash(0, 0);
    private long count;

    HashList(InputStream input) {
        this.input = input;
    }

    /**
     * Goes on to the next line.
     *
     * @return false at the end of the list
     * @throws MalformedListException if the line is of another form, or out of order
     */
    boolean next() throws IOException {
        int first = read();
        if (first == END) {
            return false;
        }
        line++;
        PasswordHash previous = hash;
        long head = number(first, DIGITS_OF_LONG);
        long tail = number(read(), DIGITS_OF_LONG);
        // The rest tells apart only what has 32 equal digits.
        number(read(), DIGITS - 2 * DIGITS_OF_LONG);
        hash = new PasswordHash(head, tail);
        count = countAndLineEnd();
        if (hash.compareTo(previous) < 0) {
            throw new MalformedListException(
                    line, "is out of order. The list must be in the order of the hashes: sort it with LC_ALL=C sort.");
        }
        return true;
    }

    /** Returns the number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    PasswordHash hash() {
        return hash;
    }

    /** Returns how often the password was seen. */
    long count() {
        return count;
    }

    private long number(int first, int digits) throws IOException {
        long number = digit(first);
        for (int i = 1; i < digits; i++) {
            number = number << 4 | digit(read());
        }
        return number;
    }

    private int digit(int character) throws IOException {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int lowerCase = character | 0x20;
        if (lowerCase >= 'a' && lowerCase <= 'f') {
            return lowerCase - 'a' + 10;
        }
        throw new MalformedListException(line, NO_HASH);
    }

    private long countAndLineEnd() throws IOException {
        if (read() != ':') {
            throw new MalformedListException(line, "has no colon after the 40 digits of the SHA-1.");
        }
        long number = 0;
        int digits = 0;
        int character = read();
        while (character >= '0' && character <= '9' && digits < MAX_COUNT_DIGITS) {
            number = number * 10 + character - '0';
            digits++;
            character = read();
        }
        if (character == '\r') {
            character = read();
        }
        if (digits == 0 || character != '\n' && character != END) {
            throw new MalformedListException(line, "has no number after the colon, or something behind it.");
        }
        return number;
    }

    private int read() throws IOException {
        if (position == limit) {
            limit = input.read(buffer);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return END;
            }
        }
        return buffer[position++] & 0xFF;
    }
}
