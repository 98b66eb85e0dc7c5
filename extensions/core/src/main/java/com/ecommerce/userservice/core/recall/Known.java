package com.ecommerce.userservice.core.recall;

import java.util.Set;

/**
 * What is known about a question. After the first answer that is only what to look at; an answer can be recalled if the
 * evidence for it was gathered before it was given.
 *
 * @param answer null without evidence
 * @param dependencies what the last answer rested on
 * @param evidence null after the first answer, or if dependencies change from one answer to the next
 * @param validUntilMillis since the epoch
 */
record Known<A>(A answer, Set<CacheKey> dependencies, Evidence evidence, long validUntilMillis) {

    static <A> Known<A> of(A answer, Dependencies restsOn, Evidence before) {
        Set<CacheKey> dependencies = restsOn.keys();
        return before != null && before.covers(dependencies)
                ? new Known<>(answer, before.keySet(), before, restsOn.validUntilMillis())
                : new Known<>(null, dependencies, null, restsOn.validUntilMillis());
    }

    boolean holds(long nowMillis) {
        return evidence != null && nowMillis < validUntilMillis && evidence.stands();
    }
}
