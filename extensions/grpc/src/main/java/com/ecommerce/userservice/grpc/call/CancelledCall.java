package com.ecommerce.userservice.grpc.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Status;

/** A call whose client has cancelled it or waits no longer: work for it stops. */
final class CancelledCall {

    private CancelledCall() {}

    /**
     * Returns normally if the client still waits for the call of this thread.
     *
     * @throws io.grpc.StatusRuntimeException DEADLINE_EXCEEDED or CANCELLED
     */
    static void check() {
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
