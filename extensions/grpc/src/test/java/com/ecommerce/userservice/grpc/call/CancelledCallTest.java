package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelledCallTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void givenClientThatWaits_whenAsked_thenNothingHappens() {
        Context.CancellableContext context = Context.ROOT.withDeadline(Deadline.after(1, TimeUnit.MINUTES), timer);

        context.run(() -> assertThatCode(CancelledCall::check).doesNotThrowAnyException());
        context.cancel(null);
    }

    @Test
    void givenClientThatCancelled_whenAsked_thenCancelled() {
        Context.CancellableContext context = Context.ROOT.withCancellation();
        context.cancel(null);

        context.run(() -> assertStopped(Status.Code.CANCELLED));
    }

    @Test
    void givenDeadlineThatHasPassed_whenAsked_thenDeadlineExceeded() {
        Context.CancellableContext context = Context.ROOT.withDeadline(Deadline.after(-1, TimeUnit.SECONDS), timer);

        context.run(() -> assertStopped(Status.Code.DEADLINE_EXCEEDED));
    }

    private static void assertStopped(Status.Code code) {
        assertThatThrownBy(CancelledCall::check)
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(code);
    }
}
