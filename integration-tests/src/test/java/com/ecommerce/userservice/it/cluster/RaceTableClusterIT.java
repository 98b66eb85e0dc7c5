package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.race.RaceTable;
import org.junit.jupiter.api.Test;

/** Nothing that was acknowledged is lost, on PostgreSQL. */
@WithCluster
class RaceTableClusterIT {

    private final Cluster cluster = WithCluster.Starter.cluster();

    /** The other one is on PostgreSQL as well. */
    @Test
    @LongFormOnly
    void givenTwoChangesOfOneAccountAtOneNode_whenBothAreAcknowledged_thenBothAreKept() {
        try (TestRealm realm = cluster.createRealm()) {
            verify("races at one node", realm, realm);
        }
    }

    @Test
    void givenTwoChangesOfOneAccountAtBothNodes_whenBothAreAcknowledged_thenBothAreKept() {
        try (TestRealm realm = cluster.createRealm()) {
            verify("races at both nodes", realm, realm.at(cluster.second().admin()));
        }
    }

    private static void verify(String what, TestRealm realm, TestRealm other) {
        RaceTable.prepare(realm);
        RaceTable table = new RaceTable(realm, other);

        table.run();

        table.rows().forEach(row -> ClusterFigures.add(what, "%s", row));
        assertThat(table.lost())
                .as("%s: of %d pairs in each order", what, RaceTable.PAIRS)
                .isEmpty();
    }
}
