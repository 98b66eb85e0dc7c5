package com.ecommerce.userservice.repairs.http;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for the bodies of requests, of all connections together. A body holds its part until the reply was sent, or
 * until the work for a client that has gone has ended.
 *
 * <p>Bodies over 64 KiB may use half of it, so that nobody keeps logins out with large ones. Where there is no room, the
 * body that has been on its way for the longest time makes some: an honest client is seldom that one.
 */
final class BodyMemory {

    private static final long LARGE_BYTES = 64 * 1024;

    private final long maxBytes;
    private final AtomicLong heldBytes = new AtomicLong();
    private final Set<BodyReception> onTheirWay = new LinkedHashSet<>();

    BodyMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What one body holds. */
    final class Part {

        private final AtomicLong bytes = new AtomicLong();

        /** Returns false if there is no room for so many bytes more. */
        boolean grow(int more) {
            long room = bytes.get() + more > LARGE_BYTES ? maxBytes / 2 : maxBytes;
            long held = heldBytes.get();
            while (held + more <= room) {
                if (heldBytes.compareAndSet(held, held + more)) {
                    bytes.addAndGet(more);
                    return true;
                }
                held = heldBytes.get();
            }
            return false;
        }

        void release() {
            heldBytes.addAndGet(-bytes.getAndSet(0));
        }

        boolean isEmpty() {
            return bytes.get() == 0;
        }
    }

    Part part() {
        return new Part();
    }

    long heldBytes() {
        return heldBytes.get();
    }

    synchronized void begin(BodyReception reception) {
        onTheirWay.add(reception);
    }

    synchronized void end(BodyReception reception) {
        onTheirWay.remove(reception);
    }

    /** Ends the body that has been on its way for the longest time, if there is another one than the given. */
    void makeRoomFor(BodyReception newcomer) {
        BodyReception oldest = oldestBefore(newcomer);
        if (oldest != null) {
            oldest.giveUp();
        }
    }

    private synchronized BodyReception oldestBefore(BodyReception newcomer) {
        for (BodyReception reception : onTheirWay) {
            if (reception == newcomer) {
                return null;
            }
            if (reception.holdsMemory()) {
                onTheirWay.remove(reception);
                return reception;
            }
        }
        return null;
    }
}
