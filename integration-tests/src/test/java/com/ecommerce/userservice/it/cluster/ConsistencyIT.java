package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenEnd;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one node has acknowledged is in the answers of the other one, which has answered about the token before. */
@WithCluster
class ConsistencyIT {

    private static final int TRIALS = TestSize.of(4, 1_000);
    private static final int WARM_UP_CALLS = 3;

    private final Cluster cluster = WithCluster.Starter.cluster();

    @ParameterizedTest
    @EnumSource(
            value = TokenEnd.class,
            names = {
                "LOGOUT",
                "LOGOUT_BY_OPERATOR",
                "REFRESH_TOKEN_REUSED",
                "TOKEN_REVOKED",
                "USER_DISABLED",
                "USER_DISABLED_AND_ENABLED",
                "OFFLINE_USER_DISABLED_AND_ENABLED",
                "PASSWORD_RESET_BY_OPERATOR",
                "USER_DEACTIVATED_BY_ITSELF",
                "USER_DELETED",
                "PASSWORD_CHANGED",
                "SESSION_ENDED_BY_ITS_OWNER",
                "OFFLINE_SESSION_ENDED_BY_ITS_OWNER",
                "OTHER_SESSIONS_ENDED_BY_THEIR_OWNER"
            })
    void givenTokenThatBothKnow_whenItEndsAtOne_thenTheOtherRefusesIt(TokenEnd end) {
        PropagationDelay delay = new PropagationDelay(end.name(), TRIALS);
        try (TestRealm realm = cluster.createRealm()) {
            for (int trial = 0; trial < TRIALS; trial++) {
                Node changing = node(trial);
                Node asked = node(trial + 1);
                TokenHolder holder = end.newHolder(realm.at(changing.admin()));
                warmUp(realm, holder);

                end.happen(holder);

                delay.await(() -> validate(asked, realm, holder), answer -> !answer.getValid());
            }
        }
        delay.report();
    }

    @ParameterizedTest
    @EnumSource
    void givenTokenThatBothKnow_whenOperatorChangesSomethingAtOne_thenTheOtherTellsOfIt(ReversibleChange change) {
        PropagationDelay delay = new PropagationDelay(change.name(), TRIALS);
        try (TestRealm realm = cluster.createRealm()) {
            realm.admin("POST", "roles", Map.of("name", ReversibleChange.ROLE));
            TokenHolder holder = TokenHolder.ofNewClient(realm);
            warmUp(realm, holder);
            for (int trial = 0; trial < TRIALS; trial++) {
                boolean on = trial % 2 == 0;
                // Two trials at each node: on and off.
                Node changing = node(trial / 2);
                Node asked = node(trial / 2 + 1);

                change.set(realm.at(changing.admin()), holder, on);

                delay.await(() -> validate(asked, realm, holder), answer -> change.isSeenIn(answer) == on);
            }
        }
        delay.report();
    }

    private Node node(int trial) {
        return cluster.nodes().get(trial % 2);
    }

    /** Has both nodes remember the token, and what its answer rests on. */
    private void warmUp(TestRealm realm, TokenHolder holder) {
        for (Node node : cluster.nodes()) {
            for (int call = 0; call < WARM_UP_CALLS; call++) {
                assertThat(validate(node, realm, holder).getValid())
                        .as("at %s", node.service())
                        .isTrue();
            }
        }
    }

    private static TokenResponse validate(Node node, TestRealm realm, TokenHolder holder) {
        return PropagationDelay.orNotServed(
                () -> node.grpc().validate(node.grpc().stub(realm.name()), holder.access()));
    }
}
