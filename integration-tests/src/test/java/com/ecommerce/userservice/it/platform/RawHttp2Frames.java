package com.ecommerce.userservice.it.platform;

/** Frames of HTTP/2 (RFC 9113) as text of which each character is a byte. */
final class RawHttp2Frames {

    static final String SETTINGS = frame(0x4, 0, 0, "");
    static final String PING = frame(0x6, 0, 0, "12345678");
    static final String EMPTY_DATA = frame(0x0, 0, 1, "");

    /** What a client begins with. */
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SETTINGS + frame(0x4, 1, 0, "");

    /** Settings of a client that lets no stream send anything: INITIAL_WINDOW_SIZE is 0. */
    static final String NO_WINDOW = frame(0x4, 0, 0, "\0\u0004\0\0\0\0");

    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final String ENHANCE_YOUR_CALM = "\0\0\0\u000b";

    private RawHttp2Frames() {}

    /** Opens a stream whose body is to follow. */
    static String post(int stream, String path) {
        return frame(0x1, END_HEADERS, stream, head("POST", path) + field("content-type", "application/json"));
    }

    static String get(int stream, String path) {
        return frame(0x1, END_HEADERS | END_STREAM, stream, head("GET", path));
    }

    static String data(int stream, String bytes, boolean last) {
        return frame(0x0, last ? END_STREAM : 0, stream, bytes);
    }

    /** Returns whether the server has ended that stream. */
    static boolean isReset(String frames, int stream) {
        return frames.contains(frame(0x3, 0, stream, ENHANCE_YOUR_CALM));
    }

    /** Returns whether the server has ended the connection for the number of frames. */
    static boolean isToldToCalmDown(String frames) {
        return frames.contains("\u0007\0\0\0\0\0") && frames.contains(ENHANCE_YOUR_CALM);
    }

    private static String head(String method, String path) {
        return field(":method", method)
                + field(":scheme", "http")
                + field(":path", path)
                + field(":authority", "localhost");
    }

    /** A literal without indexing (RFC 7541, 6.2.2). */
    private static String field(String name, String value) {
        return "\0" + (char) name.length() + name + (char) value.length() + value;
    }

    private static String frame(int type, int flags, int stream, String payload) {
        return "" + (char) (payload.length() >> 16) + (char) (payload.length() >> 8 & 0xff)
                + (char) (payload.length() & 0xff) + (char) type + (char) flags + "\0\0\0" + (char) stream + payload;
    }
}
