package com.ecommerce.userservice.it.cluster;

import java.time.Duration;

/** The size of a test: in the everyday suite large enough to notice a fault, and far larger on request. */
final class TestSize {

    static final String PROPERTY = "it.cluster";

    /** {@code -Dit.cluster=full} asks for the full form. */
    static final String FULL_FORM = "full";

    private static final boolean FULL = FULL_FORM.equals(System.getProperty(PROPERTY));

    private TestSize() {}

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
