package com.ecommerce.userservice.limits;

/** Decides whether one more request fits into a limit, and counts it if so. */
@FunctionalInterface
interface AdmissionCounts {

    /** Admits everything: before the start is over, and in the commands of {@code kc.sh} that serve nobody. */
    AdmissionCounts NONE = (key, admission) -> 0;

    /**
     * Admits a request, or not.
     *
     * @param key of those whose requests are counted together
     * @return 0 if it is admitted, else the milliseconds until one would be
     * @throws Exception if the count cannot be reached
     */
    long admit(String key, Admission admission) throws Exception;
}
