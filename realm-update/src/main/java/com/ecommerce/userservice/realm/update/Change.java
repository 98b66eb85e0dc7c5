package com.ecommerce.userservice.realm.update;

import java.util.List;

/**
 * Something to be done to the realm.
 *
 * @param lines what it changes in words, a line for each value; not empty
 * @param action does it; throws {@link com.ecommerce.userservice.realm.Failure}
 */
record Change(List<String> lines, Runnable action) {

    Change {
        lines = List.copyOf(lines);
    }

    /** Makes a change of values of one thing. */
    static Change of(String subject, List<Difference> differences, Runnable action) {
        return new Change(
                differences.stream()
                        .map(difference -> subject + ": " + DifferenceText.of(difference))
                        .toList(),
                action);
    }
}
