package com.ecommerce.userservice.rest.auth;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What the use of a refresh token leads to. */
enum RefreshDecision {
    /** It is the token that was issued last: it dies, and a child is issued. */
    ROTATE,

    /**
     * It is the parent of the token that was issued last, and that was a moment ago: another tab, or a client that has not
     * received the reply, gets the same child again.
     */
    REISSUE,

    /** It is an older one: two parties hold tokens of this session, and one of them has stolen them (RFC 9700, 4.14.2). */
    THEFT;

    /**
     * Decides, and changes nothing. There is one line of tokens, and each of them has one child: whoever has got a child by a
     * {@link #REISSUE} has what its first receiver has.
     *
     * @param grace how long the parent may be used again; zero for never
     * @param countReissue counts one more reissue and returns whether it is allowed; asked only where all else allows it
     */
    static RefreshDecision of(RefreshHistory history, RefreshUse use, Duration grace, BooleanSupplier countReissue) {
        boolean isLast = history.lastIssued().map(use.tokenId()::equals).orElse(true);
        if (isLast) {
            return ROTATE;
        }
        boolean isRepeated = history.lastRotation()
                .filter(rotation -> rotation.isRepeatedBy(use, grace))
                .isPresent();
        return isRepeated && countReissue.getAsBoolean() ? REISSUE : THEFT;
    }
}
