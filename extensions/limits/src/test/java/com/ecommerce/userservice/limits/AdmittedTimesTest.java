package com.ecommerce.userservice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AdmittedTimesTest {

    private static final int QUOTA = 30;
    private static final long WINDOW = 60_000;

    private static long wait(AdmittedTimes times, long now) {
        return times.waitMillis(QUOTA, WINDOW, now);
    }

    private static AdmittedTimes with(AdmittedTimes times, long now) {
        return times.with(WINDOW, now);
    }

    @Test
    void givenNone_thenAdmitted() {
        assertThat(wait(AdmittedTimes.of(null), 1_000)).isZero();
    }

    @Test
    void givenOneFewerThanTheQuota_thenAdmittedAndTheNextWaitsUntilTheFirstLeaves() {
        AdmittedTimes times = AdmittedTimes.of(null);
        for (int request = 0; request < QUOTA; request++) {
            assertThat(wait(times, request * 100L)).as("request %d", request).isZero();
            times = with(times, request * 100L);
        }

        assertThat(wait(times, 3_000)).isEqualTo(57_000);
        assertThat(wait(times, 59_999)).isEqualTo(1);
        assertThat(wait(times, 60_000)).isZero();
    }

    @Test
    void givenOneHasLeft_thenOneMoreAndNoOther() {
        AdmittedTimes times = new AdmittedTimes(LongStream.range(0, QUOTA).toArray());

        times = with(times, 60_000);

        assertThat(times.millis()).hasSize(QUOTA).startsWith(1).endsWith(60_000);
        assertThat(wait(times, 60_000)).isEqualTo(1);
    }

    /** As an average rate with bursts, such as GCRA, would not have it. */
    @Test
    void givenRequestsAtRandom_thenNoWindowHasMoreThanTheQuota() {
        Random random = new Random(7);
        AdmittedTimes times = AdmittedTimes.of(null);
        LongStream.Builder admitted = LongStream.builder();
        long now = 0;
        for (int request = 0; request < 10_000; request++) {
            now += random.nextInt(4_000);
            if (wait(times, now) == 0) {
                times = with(times, now);
                admitted.add(now);
            }
        }

        long[] all = admitted.build().toArray();
        assertThat(all.length).isGreaterThan(5_000);
        for (int i = QUOTA; i < all.length; i++) {
            assertThat(all[i] - all[i - QUOTA]).isGreaterThanOrEqualTo(WINDOW);
        }
    }

    @Test
    void givenTimeToWait_whenWaited_thenAdmitted() {
        AdmittedTimes times = new AdmittedTimes(
                LongStream.range(0, QUOTA).map(request -> request * 7).toArray());
        long now = 300;

        now += wait(times, now);

        assertThat(wait(times, now)).isZero();
    }

    @Test
    void givenSmallerQuotaThanBefore_thenAsManyMustLeave() {
        AdmittedTimes times = new AdmittedTimes(0, 10, 20, 30);

        assertThat(times.waitMillis(2, WINDOW, 40)).isEqualTo(60_020 - 40);
    }

    /** The node that owned the key before was ahead by an hour. */
    @Test
    void givenTimesInTheFuture_thenOneWindowAtMost() {
        AdmittedTimes times = new AdmittedTimes(
                LongStream.range(0, QUOTA).map(request -> 3_600_000).toArray());

        assertThat(wait(times, 0)).isEqualTo(WINDOW);
        assertThat(with(new AdmittedTimes(3_600_000), 5).millis()).containsExactly(3_600_000, 3_600_000);
    }

    @Test
    void givenBytes_thenTheSameTimes() {
        AdmittedTimes times = new AdmittedTimes(1, 2, Long.MAX_VALUE);

        assertThat(AdmittedTimes.of(times.bytes()).millis()).isEqualTo(times.millis());
        assertThat(times.bytes()).hasSize(24);
    }
}
