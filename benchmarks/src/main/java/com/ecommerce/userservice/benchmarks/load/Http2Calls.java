package com.ecommerce.userservice.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The client's end of one HTTP/2 connection without TLS (RFC 9113) that makes unary gRPC calls of one method, as many at
 * once as wanted, on the caller's thread. Of HTTP/2 it knows what a gRPC server sends when all is well; anything else is
 * an error.
 */
final class Http2Calls implements AutoCloseable {

    /** Where bodies come from; shared by the connections. */
    interface Bodies {

        /** Returns the next encoded message, or null when there is none. */
        byte[] next();
    }

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;

    private static final int END_STREAM = 0x1;
    private static final int ACK = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;

    private static final int SETTING_INITIAL_WINDOW_SIZE = 4;
    private static final int LARGEST_WINDOW = Integer.MAX_VALUE;
    private static final int FIRST_WINDOW = 65_535;
    private static final int BUFFER_BYTES = 1 << 16;

    /** In protobuf's encoding: field 1, of type varint. */
    private static final int FIRST_FIELD = 0x08;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(BUFFER_BYTES);
    private final DataOutputStream frames = new DataOutputStream(pending);
    private final byte[] firstHeaders;
    private final byte[] payload = new byte[1 << 14];
    private byte[] headers;
    private int nextStream = 1;
    private long sendWindow = FIRST_WINDOW;
    private int inFlight;
    private long rightReplies;
    private long ended;

    private Http2Calls(Socket socket, byte[] firstHeaders) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        this.out = socket.getOutputStream();
        this.firstHeaders = firstHeaders;
    }

    /** Opens the connection and sends HTTP/2's preface, with windows that never need an update. */
    static Http2Calls connect(int port, String path) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        Http2Calls calls = new Http2Calls(socket, RequestHeaders.first("localhost:" + port, path));
        calls.frames.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        calls.frameHeader(6, SETTINGS, 0, 0);
        calls.frames.writeShort(SETTING_INITIAL_WINDOW_SIZE);
        calls.frames.writeInt(LARGEST_WINDOW);
        calls.frameHeader(4, WINDOW_UPDATE, 0, 0);
        calls.frames.writeInt(LARGEST_WINDOW - FIRST_WINDOW);
        calls.flush();
        return calls;
    }

    /** Makes calls until there are no more bodies, and returns how many were answered right. */
    long run(Bodies bodies, int atOnce) throws IOException {
        byte[] body = bodies.next();
        while (body != null || inFlight > 0) {
            while (body != null && inFlight < atOnce && body.length <= sendWindow) {
                send(body);
                body = bodies.next();
            }
            flush();
            do {
                readFrame();
            } while (in.available() > 0);
        }
        if (rightReplies != ended) {
            throw new IOException(rightReplies + " of " + ended + " replies are right");
        }
        return ended;
    }

    private void send(byte[] body) throws IOException {
        byte[] block = headers == null ? firstHeaders : headers;
        headers = RequestHeaders.FURTHER;
        frameHeader(block.length, HEADERS, END_HEADERS, nextStream);
        frames.write(block);
        frameHeader(body.length, DATA, END_STREAM, nextStream);
        frames.write(body);
        nextStream += 2;
        sendWindow -= body.length;
        inFlight++;
    }

    private void readFrame() throws IOException {
        int lengthAndType = in.readInt();
        int length = lengthAndType >>> 8;
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        if (length > payload.length || (flags & PADDED) != 0) {
            throw new IOException("Unexpected frame of " + length + " bytes with flags " + flags);
        }
        in.readFully(payload, 0, length);
        switch (lengthAndType & 0xff) {
            case DATA -> readReply(length);
            case HEADERS -> endStream(flags);
            case SETTINGS -> acknowledge(SETTINGS, flags, 0);
            case PING -> acknowledge(PING, flags, length);
            case WINDOW_UPDATE -> updateWindow(stream);
            case RST_STREAM, GOAWAY -> throw new IOException("The server has ended a call or the connection");
            default -> throw new IOException("Unexpected frame of type " + (lengthAndType & 0xff));
        }
    }

    /** Both {@code TokenResponse.valid} and {@code HealthCheckResponse.status} come first, and are right when 1. */
    private void readReply(int length) {
        if (length > GrpcMessage.PREFIX_BYTES + 1
                && payload[GrpcMessage.PREFIX_BYTES] == FIRST_FIELD
                && payload[GrpcMessage.PREFIX_BYTES + 1] == 1) {
            rightReplies++;
        }
    }

    /** An error ends its stream without a reply before, which the count of right replies shows. */
    private void endStream(int flags) {
        if ((flags & END_STREAM) != 0) {
            ended++;
            inFlight--;
        }
    }

    private void acknowledge(int type, int flags, int length) throws IOException {
        if ((flags & ACK) == 0) {
            frameHeader(length, type, ACK, 0);
            frames.write(payload, 0, length);
        }
    }

    /** A call's own window is larger than its only message; the connection's counts. */
    private void updateWindow(int stream) {
        if (stream == 0) {
            sendWindow += (payload[0] & 0x7f) << 24
                    | (payload[1] & 0xff) << 16
                    | (payload[2] & 0xff) << 8
                    | (payload[3] & 0xff);
        }
    }

    private void frameHeader(int length, int type, int flags, int stream) throws IOException {
        frames.writeInt(length << 8 | type);
        frames.writeByte(flags);
        frames.writeInt(stream);
    }

    private void flush() throws IOException {
        pending.writeTo(out);
        pending.reset();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Its cause has been thrown where it was used.
            return;
        }
    }
}
