package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The time until another node applies a change that one node has acknowledged: from the reply of the first node to the first
 * right reply of the second, which gets one request after the other without a pause.
 */
final class PropagationDelay {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String what;
    private final long[] nanos;
    private int count;
    private long stale;

    /** @param trials how many there will be */
    PropagationDelay(String what, int trials) {
        this.what = what;
        this.nanos = new long[trials];
    }

    /** Asks until the answer is right; call it when the change has been acknowledged. */
    void await(Supplier<TokenResponse> question, Predicate<TokenResponse> right) {
        long acknowledged = System.nanoTime();
        while (!right.test(question.get())) {
            stale++;
            assertThat(System.nanoTime() - acknowledged)
                    .as("%s, trial %d: nanoseconds until the other node applies the change", what, count)
                    .isLessThan(PATIENCE.toNanos());
        }
        nanos[count++] = System.nanoTime() - acknowledged;
    }

    /** Writes the distribution down; the other node has never answered as before the change. */
    void report() {
        assertThat(count).as("trials of %s", what).isEqualTo(nanos.length);
        ClusterFigures.addDelays(what, nanos, stale);
        assertThat(stale).as("stale answers about %s in %d trials", what, count).isZero();
    }

    /** Returns the answer to a call whose realm may not be served any more: then an empty one. */
    static TokenResponse orNotServed(Supplier<TokenResponse> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return TokenResponse.getDefaultInstance();
            }
            throw refused;
        }
    }
}
