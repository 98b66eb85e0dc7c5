package com.ecommerce.userservice.grpc.call;

import io.grpc.Context;
import io.grpc.ServerInterceptor;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;

/** The threads that work on calls and may wait for that: a bounded number of calls at once, and as many as may wait. */
public final class CallWorkers {

    private final CallLimiter limiter;
    private final Executor threads;

    /**
     * @param threads as many as there are calls that work or wait
     * @param maxWorking at least 1
     * @param maxWaiting 0 or more
     */
    public CallWorkers(Executor threads, int maxWorking, int maxWaiting) {
        this.limiter = new CallLimiter(maxWorking, maxWaiting);
        // Whoever takes over from a thread needs the attributes of the call, its deadline, and its span.
        this.threads = io.opentelemetry.context.Context.taskWrapping(Context.currentContextExecutor(threads));
    }

    /** Returns how many calls wait for their permit now. */
    int waiting() {
        return limiter.waiting();
    }

    /** Returns what makes a service that works on the threads it is called on share the bounds. */
    ServerInterceptor bound() {
        return new BoundedWork(limiter);
    }

    /**
     * Takes over a call from its thread, which does not wait.
     *
     * @param responses get what {@code work} throws
     * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED if too many calls are worked on and wait
     */
    void work(StreamObserver<?> responses, Runnable work) {
        limiter.enter();
        try {
            threads.execute(() -> await(responses, work));
        } catch (RuntimeException | Error failure) {
            limiter.withdraw();
            throw failure;
        }
    }

    private void await(StreamObserver<?> responses, Runnable work) {
        try {
            limiter.await();
        } catch (RuntimeException failure) {
            responses.onError(failure);
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            responses.onError(failure);
        } finally {
            limiter.leave();
        }
    }
}
