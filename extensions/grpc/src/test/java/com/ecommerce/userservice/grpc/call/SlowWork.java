package com.ecommerce.userservice.grpc.call;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that lasts until it is let go, and counts who does it. */
final class SlowWork implements Runnable {

    final Semaphore working = new Semaphore(0);
    final Semaphore mayFinish = new Semaphore(0);
    final AtomicInteger most = new AtomicInteger();
    final AtomicInteger entered = new AtomicInteger();
    final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();

    @Override
    public void run() {
        entered.incrementAndGet();
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        working.release();
        try {
            mayFinish.acquire();
        } catch (InterruptedException notAllowed) {
            interrupted.incrementAndGet();
        }
        now.decrementAndGet();
    }
}
