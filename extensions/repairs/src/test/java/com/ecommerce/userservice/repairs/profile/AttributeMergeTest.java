package com.ecommerce.userservice.repairs.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeMergeTest {

    private static final List<String> OLD = List.of("old");
    private static final List<String> MINE = List.of("mine");
    private static final List<String> THEIRS = List.of("theirs");

    @Test
    void givenUntouchedByTheWriter_whenMerged_thenTheOthersChangeIsKept() {
        assertThat(merge(Map.of("phone", OLD), Map.of("phone", OLD), Map.of("phone", THEIRS)))
                .isEqualTo(Map.of("phone", THEIRS));
    }

    @Test
    void givenUntouchedAndRemovedByOthers_whenMerged_thenRemoved() {
        assertThat(merge(Map.of("phone", "old"), Map.of("phone", OLD), Map.of()))
                .isEqualTo(Map.of("phone", List.of()));
    }

    @Test
    void givenAddedByOthers_whenMerged_thenKept() {
        assertThat(merge(Map.of(), Map.of(), Map.of("phone", THEIRS))).isEqualTo(Map.of("phone", THEIRS));
    }

    @Test
    void givenChangedByBoth_whenMerged_thenTheWritersCounts() {
        assertThat(merge(Map.of("phone", MINE), Map.of("phone", OLD), Map.of("phone", THEIRS)))
                .isEqualTo(Map.of("phone", MINE));
    }

    @Test
    void givenRemovedByTheWriter_whenMerged_thenStaysRemoved() {
        assertThat(merge(Map.of(), Map.of("phone", OLD), Map.of("phone", THEIRS)))
                .isEqualTo(Map.of());
    }

    @Test
    void givenFormWithPrefix_whenMerged_thenItsKeyIsKept() {
        assertThat(merge(Map.of("user.attributes.phone", OLD), Map.of("phone", OLD), Map.of("phone", THEIRS)))
                .isEqualTo(Map.of("user.attributes.phone", THEIRS));
    }

    @Test
    void givenNullAndBlank_whenMerged_thenBothStandForNone() {
        Map<String, List<String>> seen = new HashMap<>();
        seen.put("firstName", Arrays.asList((String) null));

        assertThat(merge(Map.of("firstName", ""), seen, Map.of("firstName", THEIRS)))
                .isEqualTo(Map.of("firstName", THEIRS));
    }

    private static Map<String, ?> merge(
            Map<String, ?> sent, Map<String, List<String>> seen, Map<String, List<String>> current) {
        return AttributeMerge.merge(sent, seen, current);
    }
}
