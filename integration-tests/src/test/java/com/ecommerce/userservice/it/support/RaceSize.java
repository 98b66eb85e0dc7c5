package com.ecommerce.userservice.it.support;

/** How often a race is run: often enough to notice a fault in everyday's suite, and far more often on request. */
public final class RaceSize {

    /** {@code -Dit.races=full} asks for the full form. */
    private static final boolean FULL = "full".equals(System.getProperty("it.races"));

    private RaceSize() {}

    public static int of(int everyday, int full) {
        return FULL ? full : everyday;
    }
}
