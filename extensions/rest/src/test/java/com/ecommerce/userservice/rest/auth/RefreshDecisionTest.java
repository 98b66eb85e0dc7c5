package com.ecommerce.userservice.rest.auth;

import static com.ecommerce.userservice.rest.auth.RefreshDecision.REISSUE;
import static com.ecommerce.userservice.rest.auth.RefreshDecision.ROTATE;
import static com.ecommerce.userservice.rest.auth.RefreshDecision.THEFT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshDecisionTest {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long NOW = 1_000_000;

    private static final Rotation ROTATION = new Rotation(use("parent", NOW), "child", 1_000, 2_000);
    private static final RefreshHistory HISTORY = new RefreshHistory(Optional.of("child"), Optional.of(ROTATION));

    private static RefreshUse use(String tokenId, long at) {
        return new RefreshUse(tokenId, "browser", at);
    }

    private static RefreshDecision decision(RefreshUse use) {
        return RefreshDecision.of(HISTORY, use, GRACE, () -> true);
    }

    private static RefreshDecision refused() {
        throw new AssertionError("A reissue was counted");
    }

    @Test
    void givenLastToken_thenRotated() {
        assertThat(RefreshDecision.of(HISTORY, use("child", NOW), GRACE, () -> refused() == ROTATE))
                .isEqualTo(ROTATE);
    }

    @ParameterizedTest
    @CsvSource({"0,REISSUE", "10000,REISSUE", "10001,THEFT", "-10000,REISSUE", "-10001,THEFT"})
    void givenParent_thenTheSameChildWithinTheGrace(long millisLater, RefreshDecision expected) {
        assertThat(decision(use("parent", NOW + millisLater))).isEqualTo(expected);
    }

    @Test
    void givenParentOfAnotherHolder_thenTheft() {
        assertThat(decision(new RefreshUse("parent", "another browser", NOW))).isEqualTo(THEFT);
    }

    @Test
    void givenGrandparentOrUnknown_thenTheftAndNothingIsCounted() {
        assertThat(RefreshDecision.of(HISTORY, use("grandparent", NOW), GRACE, () -> refused() == REISSUE))
                .isEqualTo(THEFT);
    }

    @Test
    void givenUserAgentsAndKeys_thenEachPairIsAHolderOfItsOwn() {
        assertThat(List.of(
                        RefreshUse.holder(null, null),
                        RefreshUse.holder("Browser/1.0", null),
                        RefreshUse.holder(null, "key"),
                        RefreshUse.holder("Browser/1.0", "key"),
                        RefreshUse.holder("Browser/1.0", "another key")))
                .doesNotHaveDuplicates();
        assertThat(RefreshUse.holder("Browser/1.0", "key"))
                .isEqualTo(RefreshUse.holder("Browser/1.0", "key"))
                .doesNotContain("Browser", " ");
    }

    @Test
    void givenNoGrace_whenTheParentComesInTheSameMillisecond_thenTheft() {
        assertThat(RefreshDecision.of(HISTORY, use("parent", NOW), Duration.ZERO, () -> true))
                .isEqualTo(THEFT);
    }

    @Test
    void givenNoReissueIsLeft_thenTheft() {
        assertThat(RefreshDecision.of(HISTORY, use("parent", NOW), GRACE, () -> false))
                .isEqualTo(THEFT);
    }

    /** As after a second login by one browser session, or after a refresh at a node of an earlier version. */
    @Test
    void givenAnotherTokenWasIssuedSince_thenTheParentIsNoParentAnyMore() {
        RefreshHistory history = new RefreshHistory(Optional.of("other"), Optional.of(ROTATION));

        assertThat(history.lastRotation()).isEmpty();
        assertThat(RefreshDecision.of(history, use("parent", NOW), GRACE, () -> true))
                .isEqualTo(THEFT);
    }

    @Test
    void givenSessionWithoutHistory_thenRotated() {
        RefreshHistory history = new RefreshHistory(Optional.empty(), Optional.empty());

        assertThat(RefreshDecision.of(history, use("any", NOW), GRACE, () -> true))
                .isEqualTo(ROTATE);
    }

    @Test
    void givenRotation_whenWrittenAndRead_thenTheSame() {
        assertThat(Rotation.ofText(ROTATION.toText())).contains(ROTATION);
        assertThat(Rotation.ofText(null)).isEmpty();
        assertThat(Rotation.ofText("parent browser")).isEmpty();
    }
}
