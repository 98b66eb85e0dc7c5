package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private final Violations violations = new Violations();

    @Test
    void everyFieldIsNamedWithEachSentenceOnce() {
        violations.add("email", "Invalid.");
        violations.add("email", "Invalid.");
        violations.add("email", "Too long.");
        violations.add("username", "Taken.");

        assertThat(violations.toException().violations())
                .isEqualTo(Map.of("email", List.of("Invalid.", "Too long."), "username", List.of("Taken.")));
    }

    @Test
    void givenNothingWrongWithTarget_whenMoved_thenTargetIsNamed() {
        violations.add("username", "Taken.");

        violations.move("username", "email");

        assertThat(violations.toException().violations()).isEqualTo(Map.of("email", List.of("Taken.")));
    }

    @Test
    void givenTargetIsWrongItself_whenMoved_thenOnlyThat() {
        violations.add("username", "Taken.");
        violations.add("email", "Invalid.");

        violations.move("username", "email");

        assertThat(violations.toException().violations()).isEqualTo(Map.of("email", List.of("Invalid.")));
    }
}
