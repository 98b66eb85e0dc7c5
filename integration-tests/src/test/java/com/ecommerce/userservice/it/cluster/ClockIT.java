package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of one node is two minutes off. */
@LongFormOnly
@WithCluster
class ClockIT {

    private static final Duration LOAD = Duration.ofSeconds(60);

    private static final Duration START = Duration.ofMinutes(3);

    private final Cluster cluster = WithCluster.Starter.cluster();

    @AfterAll
    static void setClock() {
        WithCluster.Starter.cluster().setSecondClock("+0");
        WithCluster.Starter.cluster().awaitWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-120s", "+120s"})
    void givenClockTwoMinutesOff_whenNodeStarts_thenItAnswersNothingAndTheOtherServesOn(String offset) {
        cluster.setSecondClock(offset);
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            assertThat(Await.isTrueWithin(START, () -> isUnavailable(cluster.second(), realm)))
                    .as("the node has started, and answers nothing")
                    .isTrue();
            assertThat(cluster.second().isReady()).isFalse();
            assertThat(cluster.second().isServing()).as("gRPC's health").isFalse();
            load(realm, writes);
            assertThat(cluster.second().isReady()).isFalse();
            writes.verifyAt(
                    List.of(cluster.first()),
                    realm,
                    "clock of one node off by " + offset,
                    "takes itself out of service");
        }
        assertThat(writes.failedValidations()).isEmpty();
        assertThat(writes.unacknowledged()).isEmpty();
    }

    private static boolean isUnavailable(Node node, TestRealm realm) {
        return Grpc.statusOf(() -> node.grpc().validate(node.grpc().stub(realm.name()), "x"))
                == Status.Code.UNAVAILABLE;
    }

    private void load(TestRealm realm, AcknowledgedWrites writes) {
        try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
            load.goOnFor(LOAD);
        }
    }
}
