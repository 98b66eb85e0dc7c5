package com.ecommerce.userservice.it.cluster;

import java.time.Duration;

/** How large a test is: large enough to notice a fault in everyday's suite, and far larger on request. */
final class Size {

    /** {@code -Dit.cluster=full} asks for the full form. */
    private static final boolean FULL = "full".equals(System.getProperty("it.cluster"));

    private Size() {}

    static boolean isFull() {
        return FULL;
    }

    static int of(int everyday, int full) {
        return FULL ? full : everyday;
    }

    static Duration of(Duration everyday, Duration full) {
        return FULL ? full : everyday;
    }
}
