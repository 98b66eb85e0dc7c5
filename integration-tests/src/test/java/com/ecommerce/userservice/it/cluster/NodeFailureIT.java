package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nodes that die, and nodes that are restarted one after the other, while customers and a gateway go on. */
@Order(WithCluster.NODE)
@WithCluster
class NodeFailureIT {

    private static final Duration BEFORE = TestSize.of(Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final Duration AFTER = TestSize.of(Duration.ofSeconds(15), Duration.ofSeconds(60));
    private static final int KILLS = TestSize.of(1, 6);

    private final Cluster cluster = WithCluster.Starter.cluster();

    @AfterEach
    void makeWhole() {
        cluster.nodes().forEach(cluster::start);
        cluster.awaitWhole();
    }

    @Test
    void givenLoad_whenNodeIsKilled_thenAllThatWasAcknowledgedIsThereAndValidationsGoOn() {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    Node victim = cluster.nodes().get(kill % 2);
                    Node survivor = cluster.nodes().get((kill + 1) % 2);
                    load.goOnFor(BEFORE);
                    long acknowledged = writes.acknowledgedWrites();

                    cluster.kill(victim);

                    load.goOnFor(AFTER);
                    assertThat(writes.acknowledgedWrites())
                            .as("writes that %s has acknowledged", survivor.service())
                            .isGreaterThan(acknowledged);
                    cluster.start(victim);
                    cluster.awaitWhole();
                }
            }
            writes.verifyAt(cluster.nodes(), realm, "kill -9 of a node, " + KILLS + " times", "");
        }
        assertThat(writes.failedValidations()).isEmpty();
    }

    @Test
    @LongFormOnly
    void givenLoad_whenNodesAreRestartedOneAfterTheOther_thenNoValidationFailsAndNoSessionIsLost() {
        assertNothingIsLost("rolling restart", cluster.nodes(), node -> {
            cluster.stop(node);
            cluster.start(node);
        });
    }

    @Test
    @LongFormOnly
    void givenLoad_whenNodesAreUpdatedOneAfterTheOther_thenNoValidationFailsAndNoSessionIsLost() {
        cluster.prepareUpdate();

        assertNothingIsLost("rolling update", cluster.nodes(), cluster::update);
    }

    private void assertNothingIsLost(String what, List<Node> nodes, Consumer<Node> restart) {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            Instant begun = Instant.now();
            List<TestUser> signedIn;
            try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
                signedIn = load.customers();
                load.goOnFor(BEFORE);
                for (Node node : nodes) {
                    restart.accept(node);
                    cluster.awaitWhole();
                }
                load.goOnFor(BEFORE);
            }
            writes.verifyAt(
                    cluster.nodes(),
                    realm,
                    what,
                    Duration.between(begun, Instant.now()).toSeconds() + " s in all");
            assertThat(writes.failedValidations()).isEmpty();
            assertThat(signedIn)
                    .as("customers who were signed in before")
                    .allSatisfy(customer -> assertThat(
                                    realm.api().refresh(customer.refresh()).status())
                            .isEqualTo(200));
        }
    }
}
