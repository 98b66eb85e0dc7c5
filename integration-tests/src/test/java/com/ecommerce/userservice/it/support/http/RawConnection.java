package com.ecommerce.userservice.it.support.http;

import com.ecommerce.userservice.it.support.server.TestEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A connection to the HTTP port, for bytes that no client library would send. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    public RawConnection() throws IOException {
        this(URI.create(TestEnvironment.server().url()).getPort());
    }

    public RawConnection(int port) throws IOException {
        this(port, new Socket());
    }

    private RawConnection(int port, Socket socket) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress("localhost", port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Returns a connection on which next to nothing is on its way that was not read yet. */
    public static RawConnection withoutBuffer() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1);
        return new RawConnection(URI.create(TestEnvironment.server().url()).getPort(), socket);
    }

    /** Returns a connection of another client; Linux has every address of 127.0.0.0/8. */
    public static RawConnection fromAnotherAddress() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0.2", 0));
        return new RawConnection(URI.create(TestEnvironment.server().url()).getPort(), socket);
    }

    /** Returns whether something has come that was not read yet. */
    public boolean hasReply() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Sends bytes, each character one; silent when the server has closed the connection. */
    public RawConnection send(String bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException closed) {
            // What the server has sent before can still be read.
        }
        return this;
    }

    /** Returns what comes until there are that many characters, or until the server closes the connection. */
    public String read(int atLeast) throws IOException {
        return readUntil(all -> all.length() >= atLeast);
    }

    /** Returns everything that comes until the server closes the connection. */
    public String readToEnd() throws IOException {
        return readUntil(all -> false);
    }

    /** Returns what comes until it is enough, or until the server closes the connection. */
    public String readUntil(Predicate<String> enough) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            while (!enough.test(all.toString(StandardCharsets.ISO_8859_1))) {
                int length = socket.getInputStream().read(buffer);
                if (length < 0) {
                    break;
                }
                all.write(buffer, 0, length);
            }
        } catch (SocketException reset) {
            // As good as closed.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Ends the connection without a goodbye. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
