package com.ecommerce.userservice.it.support.race;

import com.ecommerce.userservice.it.support.http.Reply;
import java.util.List;
import java.util.stream.Stream;

/** The replies to the two requests of a race, and whether the change that was acknowledged is there. */
final class RaceOutcome {

    private final Reply first;
    private final Reply second;
    private boolean lost;

    RaceOutcome(Reply first, Reply second) {
        this.first = first;
        this.second = second;
    }

    /** Notes whether as many were acknowledged as may be, and whether what was acknowledged is there. */
    void judge(boolean rightReplies, boolean kept) {
        lost = !rightReplies || !kept;
    }

    boolean isLost() {
        return lost;
    }

    boolean firstAcknowledged() {
        return isSuccess(first);
    }

    boolean secondAcknowledged() {
        return isSuccess(second);
    }

    /**
     * Tells whether one of the two was acknowledged, and the other told that this field of it is wrong, or, on a busy
     * machine, that it has waited too long for the first.
     */
    boolean isOneRefusedFor(String field) {
        List<Reply> refusals = refusals().toList();
        return refusals.size() == 1
                && (refusals.get(0).status() == 409
                        || refusals.get(0).status() == 400
                                && refusals.get(0).json().path("errors").has(field));
    }

    /** Returns the replies of those who were refused. */
    Stream<Reply> refusals() {
        return Stream.of(first, second).filter(reply -> !isSuccess(reply));
    }

    private static boolean isSuccess(Reply reply) {
        return reply.status() / 100 == 2;
    }
}
