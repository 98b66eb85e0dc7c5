package com.ecommerce.userservice.it.support;

/** The number of runs of a race: in the everyday suite enough to notice a fault, and far more on request. */
public final class RaceSize {

    /** {@code -Dit.races=full} asks for the full form. */
    private static final boolean FULL = "full".equals(System.getProperty("it.races"));

    private RaceSize() {}

    public static int of(int everyday, int full) {
        return FULL ? full : everyday;
    }
}
