package com.ecommerce.userservice.rest.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes percent-encoded text (RFC 3986, 2.1) as strict UTF-8. The decoders of Netty and RESTEasy replace bytes that are not
 * UTF-8 by U+FFFD, so that a password would be stored that the user has not typed.
 */
final class PercentEncoding {

    private static final int LAST_BYTE = 0xFF;

    private PercentEncoding() {}

    /**
     * Decodes a part of a path; a whole path or query is decoded only to check it.
     *
     * @param encoded the text, where each character stands for one byte
     * @return empty if a percent sign is without its two digits, or if the bytes are not UTF-8
     */
    static Optional<String> decode(String encoded) {
        return decode(encoded, false);
    }

    /** As {@link #decode(String)}, for a name or a value of a form, where a plus sign is a space. */
    static Optional<String> decodeForm(String encoded) {
        return decode(encoded, true);
    }

    private static Optional<String> decode(String encoded, boolean plusIsSpace) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int index = 0; index < encoded.length(); index++) {
            int value = encoded.charAt(index);
            if (value == '%') {
                value = escaped(encoded, index);
                index += 2;
            } else if (value == '+' && plusIsSpace) {
                value = ' ';
            }
            if (value < 0 || value > LAST_BYTE) {
                return Optional.empty();
            }
            bytes[length++] = (byte) value;
        }
        return utf8(ByteBuffer.wrap(bytes, 0, length));
    }

    private static int escaped(String encoded, int percent) {
        if (percent + 2 >= encoded.length()) {
            return -1;
        }
        int high = digit(encoded.charAt(percent + 1));
        int low = digit(encoded.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Java's own method accepts digits of other scripts too. */
    private static int digit(char character) {
        return character > 'f' ? -1 : Character.digit(character, 16);
    }

    /** Returns the text of bytes; empty if they are not UTF-8. */
    static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
