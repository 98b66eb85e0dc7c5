package com.ecommerce.userservice.limits;

import org.jboss.logging.Logger;

/** The limits of this node: what it remembers itself, then what all nodes have counted. Safe for use by many threads. */
final class Limiter {

    private static final Logger LOG = Logger.getLogger(Limiter.class);

    private final AdmissionCounts counts;
    private final LimitMeters meters;
    private final RefusedKeys refused = new RefusedKeys(System::nanoTime);

    Limiter(AdmissionCounts counts, LimitMeters meters) {
        this.counts = counts;
        this.meters = meters;
    }

    /**
     * Counts a request.
     *
     * @param quota at least 1
     * @return 0 if it is admitted, else the milliseconds until one would be
     */
    long admit(Limit limit, int quota, String key) {
        long waitMillis = refused.remainingMillis(key, quota);
        if (waitMillis == 0) {
            try {
                waitMillis = counts.admit(key, new Admission(quota, limit.windowMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return admitUnchecked(limit, e);
            } catch (Exception e) {
                return admitUnchecked(limit, e);
            }
            if (waitMillis > 0) {
                refused.remember(key, quota, waitMillis);
            }
        }
        meters.decided(limit, waitMillis == 0);
        return waitMillis;
    }

    /** A customer is not sent away for a fault of the network between nodes; brute-force protection holds as before. */
    private long admitUnchecked(Limit limit, Exception cause) {
        meters.unchecked(limit);
        LOG.debugf(cause, "A request was admitted without the limit %s", limit.wireName());
        return 0;
    }
}
