package com.ecommerce.userservice.limits;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * When the requests of one key were admitted. A limit holds for each window of its length, wherever the window begins; what was
 * refused is not counted, so that whoever waits as long as he is told is admitted.
 *
 * @param millis of Unix time, the oldest first
 */
record AdmittedTimes(long... millis) {

    /** @param bytes as {@link #bytes} returns them; null for none */
    static AdmittedTimes of(byte[] bytes) {
        if (bytes == null) {
            return new AdmittedTimes();
        }
        LongBuffer buffer = ByteBuffer.wrap(bytes).asLongBuffer();
        long[] millis = new long[buffer.remaining()];
        buffer.get(millis);
        return new AdmittedTimes(millis);
    }

    /** Returns 0 if the window that ends now has room for one more, else the milliseconds until it has. */
    long waitMillis(int quota, long windowMillis, long now) {
        if (millis.length < quota) {
            return 0;
        }
        long leaves = millis[millis.length - quota] + windowMillis;
        // The clock of the node that owned the key before may have been ahead.
        return Math.max(0, Math.min(leaves - now, windowMillis));
    }

    /** Returns these times and now, without those that have left the window. */
    AdmittedTimes with(long windowMillis, long now) {
        int first = 0;
        while (first < millis.length && millis[first] + windowMillis <= now) {
            first++;
        }
        long[] kept = Arrays.copyOfRange(millis, first, millis.length + 1);
        kept[kept.length - 1] = kept.length > 1 ? Math.max(now, kept[kept.length - 2]) : now;
        return new AdmittedTimes(kept);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(millis.length * Long.BYTES);
        bytes.asLongBuffer().put(millis);
        return bytes.array();
    }
}
