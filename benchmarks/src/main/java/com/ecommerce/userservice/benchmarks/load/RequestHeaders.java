package com.ecommerce.userservice.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The header block of a gRPC call in HPACK (RFC 7541), as a usual client sends it: the first call of a connection puts
 * the headers into the server's table, further ones name their places in it.
 */
final class RequestHeaders {

    private static final int METHOD_POST = 0x83;
    private static final int SCHEME_HTTP = 0x86;
    private static final int ADD_WITH_NAME = 0x40;
    private static final int AUTHORITY = 1;
    private static final int PATH = 4;
    private static final int CONTENT_TYPE = 31;
    private static final int NEW_NAME = 0;
    private static final int LONGEST_SHORT_STRING = 126;

    /** Indexes 62 to 65: the four headers that {@link #first} adds, the last one first. */
    static final byte[] FURTHER = bytes(METHOD_POST, SCHEME_HTTP, 0xc1, 0xc0, 0xbf, 0xbe);

    private RequestHeaders() {}

    static byte[] first(String authority, String path) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(METHOD_POST);
        block.write(SCHEME_HTTP);
        block.write(ADD_WITH_NAME | PATH);
        string(block, path);
        block.write(ADD_WITH_NAME | AUTHORITY);
        string(block, authority);
        block.write(ADD_WITH_NAME | CONTENT_TYPE);
        string(block, "application/grpc");
        block.write(ADD_WITH_NAME | NEW_NAME);
        string(block, "te");
        string(block, "trailers");
        return block.toByteArray();
    }

    private static void string(ByteArrayOutputStream block, String value) {
        if (value.length() > LONGEST_SHORT_STRING) {
            throw new IllegalArgumentException("Too long: " + value);
        }
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
