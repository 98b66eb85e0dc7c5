package com.ecommerce.userservice.it.support.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/** Connections that each send a beginning, and then a byte every half second until the server closes them. */
public final class SlowSenders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final List<Socket> live = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /**
     * Connects.
     *
     * @param beginnings what is sent at once, by turns
     */
    public SlowSenders(SocketFactory sockets, int port, int count, String... beginnings) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = sockets.createSocket("localhost", port);
            live.add(socket);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(beginnings[i % beginnings.length].getBytes(StandardCharsets.US_ASCII));
        }
        clock.scheduleWithFixedDelay(this::send, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns the head of a request whose body it does not send. */
    public static String headOfPost(String path, String contentType) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 2000\r\n\r\n"
                .formatted(path, contentType);
    }

    private synchronized boolean isAnyLive() {
        return !live.isEmpty();
    }

    /** Returns whether the server ends all of them. */
    public boolean areEnded() throws InterruptedException {
        return ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void send() {
        if (isAnyLive()) {
            sendOnce();
        } else {
            ended.countDown();
        }
    }

    private synchronized void sendOnce() {
        live.removeIf(socket -> {
            try {
                socket.getOutputStream().write(' ');
                return false;
            } catch (IOException byTheServer) {
                return true;
            }
        });
    }

    @Override
    public void close() throws Exception {
        clock.shutdownNow();
        clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (Socket socket : live) {
            socket.close();
        }
    }
}
