package com.ecommerce.userservice.account.proof;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A confirmed address that an account had when another one was asked for, and may have again.
 *
 * @param id random, of its link
 * @param keyId of the key that the link's secret is calculated with
 * @param until seconds since the epoch
 */
record FormerAddress(String id, String keyId, long until, String address) {

    private static final String BETWEEN = "\n";

    /** The fields of one, the address last: it alone may have the character between them. */
    private static final int FIELDS = 4;

    /** Reads what {@link #text} has written; null is none. */
    static List<FormerAddress> of(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(BETWEEN)).map(FormerAddress::one).toList();
    }

    private static FormerAddress one(String line) {
        String[] fields = line.split(" ", FIELDS);
        return new FormerAddress(fields[0], fields[1], Long.parseLong(fields[2]), fields[3]);
    }

    /** Writes several as one text. */
    static String text(List<FormerAddress> addresses) {
        return addresses.stream()
                .map(former -> former.id + " " + former.keyId + " " + former.until + " " + former.address)
                .collect(Collectors.joining(BETWEEN));
    }

    FormerAddress until(long end) {
        return new FormerAddress(id, keyId, end, address);
    }

    /** Leaves out the address. */
    @Override
    public String toString() {
        return "FormerAddress";
    }
}
