package com.ecommerce.userservice.grpc.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Status;

/** Stops work that nobody waits for any more. */
final class LiveCall {

    private LiveCall() {}

    /**
     * Returns if the client still waits for the call of this thread.
     *
     * @throws io.grpc.StatusRuntimeException DEADLINE_EXCEEDED or CANCELLED
     */
    static void require() {
        Context context = Context.current();
        Deadline deadline = context.getDeadline();
        // The timer that cancels the context may lag behind on a busy machine.
        if (deadline != null && deadline.isExpired()) {
            throw Status.DEADLINE_EXCEEDED
                    .withDescription("The deadline has passed.")
                    .asRuntimeException();
        }
        if (context.isCancelled()) {
            throw Contexts.statusFromCancelled(context).asRuntimeException();
        }
    }
}
