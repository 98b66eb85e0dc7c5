package com.ecommerce.userservice.grpc.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that sends HTTP/2 frames (RFC 9113) which no library would send. */
final class RawHttp2 implements AutoCloseable {

    private static final int DATA = 0x0;
    private static final int HEADERS = 0x1;
    private static final int RST_STREAM = 0x3;
    private static final int SETTINGS = 0x4;
    private static final int PING = 0x6;
    private static final int GO_AWAY = 0x7;
    private static final int CONTINUATION = 0x9;
    private static final int MAX_FRAME = 16_384;
    private static final int END_HEADERS = 0x4;
    private static final int ACKNOWLEDGEMENT = 0x1;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    /** Connects, and sends nothing. */
    RawHttp2(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void sendPreface() throws IOException {
        socket.getOutputStream().write(PREFACE);
        send(SETTINGS, 0, 0, new byte[0]);
        send(SETTINGS, ACKNOWLEDGEMENT, 0, new byte[0]);
    }

    /** Opens a call without a message. */
    void open(int stream, String method) throws IOException {
        send(HEADERS, END_HEADERS, stream, headers(method).toByteArray());
    }

    /**
     * Opens a call with so many fields of about 100 bytes, in as many frames as they need, or until the server closes the
     * connection: {@link #awaitClose} tells why.
     */
    void openWithMetadata(int stream, String method, int fields) throws IOException {
        ByteArrayOutputStream block = headers(method);
        for (int i = 0; i < fields; i++) {
            header(block, "filler", "x".repeat(100));
        }
        try {
            sendHeaders(stream, block.toByteArray());
        } catch (SocketException closed) {
            // The server need not read all of it.
        }
    }

    private void sendHeaders(int stream, byte[] all) throws IOException {
        for (int from = 0; from < all.length; from += MAX_FRAME) {
            int to = Math.min(all.length, from + MAX_FRAME);
            send(
                    from == 0 ? HEADERS : CONTINUATION,
                    to == all.length ? END_HEADERS : 0,
                    stream,
                    Arrays.copyOfRange(all, from, to));
        }
    }

    private static ByteArrayOutputStream headers(String method) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        header(block, ":method", "POST");
        header(block, ":scheme", "http");
        header(block, ":path", "/" + method);
        header(block, ":authority", "localhost");
        header(block, "te", "trailers");
        header(block, "content-type", "application/grpc");
        return block;
    }

    void reset(int stream) throws IOException {
        send(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(0x8).array());
    }

    /** Sends settings that change nothing, so often. */
    void sendSettings(int times) throws IOException {
        sendOften(times, SETTINGS, 0);
    }

    /** Sends parts of a message that hold nothing, so often. */
    void sendEmptyData(int stream, int times) throws IOException {
        sendOften(times, DATA, stream);
    }

    /** At once: a server that closes with frames unread resets the connection, and what it said is lost on the way. */
    private void sendOften(int times, int type, int stream) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            frames.writeBytes(frame(type, 0, stream, new byte[0]));
        }
        socket.getOutputStream().write(frames.toByteArray());
    }

    /**
     * Reads until the server has closed the connection, and returns error code and text of its last GOAWAY.
     */
    String awaitClose() throws IOException {
        DataInputStream frames = new DataInputStream(socket.getInputStream());
        String reason = "closed";
        try {
            while (true) {
                int length = frames.readUnsignedByte() << 16 | frames.readUnsignedShort();
                int type = frames.readUnsignedByte();
                int flags = frames.readUnsignedByte();
                frames.skipNBytes(4);
                byte[] payload = frames.readNBytes(length);
                if (type == PING && flags != ACKNOWLEDGEMENT) {
                    send(PING, ACKNOWLEDGEMENT, 0, payload);
                } else if (type == GO_AWAY) {
                    ByteBuffer content = ByteBuffer.wrap(payload);
                    content.getInt();
                    int code = content.getInt();
                    byte[] text = new byte[content.remaining()];
                    content.get(text);
                    reason = code + " " + new String(text, StandardCharsets.UTF_8);
                }
            }
        } catch (EOFException | SocketException closed) {
            return reason;
        }
    }

    /** Returns whether the server closes the connection without a word. */
    boolean isClosedInSilence() throws IOException {
        InputStream input = socket.getInputStream();
        byte[] buffer = new byte[1024];
        try {
            while (input.read(buffer) >= 0) {
                // The server's settings.
            }
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Literal header field without indexing (RFC 7541, 6.2.2), without Huffman coding. */
    private static void header(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        block.write(name.length());
        block.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        socket.getOutputStream().write(frame(type, flags, stream, payload));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        return frame.put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
