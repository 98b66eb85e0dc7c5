package com.ecommerce.userservice.passwords.filter;

/**
 * How densely the blocks of a filter are filled, which decides how many passwords it refuses by mistake.
 *
 * @param bitsPerPassword bits that are set for each password
 * @param passwordsPerBlock passwords after which a block is full
 */
public record FilterShape(int bitsPerPassword, int passwordsPerBlock) {

    /** The rates of false positives that make sense: beyond them a filter refuses too much, or is as large as a list. */
    public static final double LOWEST_RATE = 0.000_001;

    public static final double HIGHEST_RATE = 0.1;

    /**
     * Returns the shape that needs the least space for a rate of false positives.
     *
     * @throws IllegalArgumentException if the rate is not from {@link #LOWEST_RATE} to {@link #HIGHEST_RATE}
     */
    public static FilterShape of(double rate) {
        if (!(rate >= LOWEST_RATE && rate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException("The rate of false positives must be from 0.000001 to 0.1.");
        }
        int bits = (int) Math.max(1, Math.round(-Math.log(rate) / Math.log(2)));
        double filled = Math.pow(rate, 1.0 / bits);
        return new FilterShape(bits, (int) (-FilterBlock.BITS / (double) bits * Math.log1p(-filled)));
    }

    /** Returns which part of the passwords that are not in a full block are taken for one that is. */
    public double rate() {
        double filled = -Math.expm1(-(double) bitsPerPassword * passwordsPerBlock / FilterBlock.BITS);
        return Math.pow(filled, bitsPerPassword);
    }
}
