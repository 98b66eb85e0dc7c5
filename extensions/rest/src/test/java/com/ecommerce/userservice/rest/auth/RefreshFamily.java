package com.ecommerce.userservice.rest.auth;

import java.time.Duration;
import java.util.Optional;

/** A user session as far as {@link RefreshDecision} is about it, without a server. Its first token is 0, a child is one more. */
final class RefreshFamily {

    static final int FIRST_TOKEN = 0;

    private final Duration grace;
    private RefreshHistory history = new RefreshHistory(Optional.of(name(FIRST_TOKEN)), Optional.empty());
    private int last = FIRST_TOKEN;
    private int reissues;
    private boolean ended;

    RefreshFamily(Duration grace) {
        this.grace = grace;
    }

    /** Uses a token; returns the child, or nothing if the session has ended. */
    Optional<Integer> use(int token, String holder, long at) {
        if (ended) {
            return Optional.empty();
        }
        RefreshUse use = new RefreshUse(name(token), holder, at);
        switch (RefreshDecision.of(history, use, grace, () -> ++reissues <= ReissueCount.MAX)) {
            case ROTATE -> rotate(use);
            case REISSUE -> {}
            case THEFT -> ended = true;
        }
        return ended ? Optional.empty() : Optional.of(last);
    }

    private void rotate(RefreshUse use) {
        last++;
        reissues = 0;
        history = new RefreshHistory(Optional.of(name(last)), Optional.of(new Rotation(use, name(last), 0, 0)));
    }

    boolean isEnded() {
        return ended;
    }

    /** Returns the token that was issued last. */
    int last() {
        return last;
    }

    private static String name(int token) {
        return "token-" + token;
    }
}
