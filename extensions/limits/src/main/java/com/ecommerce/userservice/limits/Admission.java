package com.ecommerce.userservice.limits;

import java.util.function.Function;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.functional.MetaParam.MetaLifespan;

/**
 * The question whether one more request fits into a limit, as the node that owns the key answers it: one message there and
 * back, by one clock for all, and nobody comes in between.
 *
 * @param quota how many requests the window admits
 * @param windowMillis its length
 */
record Admission(int quota, long windowMillis) implements Function<ReadWriteEntryView<String, byte[]>, Long> {

    /** Returns 0 if the request is admitted, which is counted, else the milliseconds until one would be. */
    @Override
    public Long apply(ReadWriteEntryView<String, byte[]> entry) {
        AdmittedTimes times = AdmittedTimes.of(entry.find().orElse(null));
        long now = System.currentTimeMillis();
        long waitMillis = times.waitMillis(quota, windowMillis, now);
        if (waitMillis == 0) {
            entry.set(times.with(windowMillis, now).bytes(), new MetaLifespan(windowMillis));
        }
        return waitMillis;
    }
}
