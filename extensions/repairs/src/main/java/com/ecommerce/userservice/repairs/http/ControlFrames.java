package com.ecommerce.userservice.repairs.http;

import java.util.concurrent.TimeUnit;

/**
 * How many frames that are no requests one HTTP/2 connection may send: so many per second on an average of ten seconds, and a
 * few more with each request.
 */
final class ControlFrames {

    private static final int WINDOW_SECONDS = 10;

    /** What a client sends beside a request: PRIORITY, or a PING that measures the line. */
    private static final int FRAMES_PER_REQUEST = 5;

    private final int perSecond;
    private long windowStartNanos;
    private long left;

    ControlFrames(int perSecond) {
        this.perSecond = perSecond;
        begin(System.nanoTime());
    }

    /** Returns false if there were too many. */
    boolean take(long nowNanos) {
        if (nowNanos - windowStartNanos >= TimeUnit.SECONDS.toNanos(WINDOW_SECONDS)) {
            begin(nowNanos);
        }
        return left-- > 0;
    }

    void requestBegins() {
        left += FRAMES_PER_REQUEST;
    }

    private void begin(long nowNanos) {
        windowStartNanos = nowNanos;
        left = (long) perSecond * WINDOW_SECONDS;
    }
}
