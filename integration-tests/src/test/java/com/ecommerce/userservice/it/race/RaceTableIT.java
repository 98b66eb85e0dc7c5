package com.ecommerce.userservice.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.race.RaceTable;
import com.ecommerce.userservice.it.support.server.WithServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that was acknowledged is lost, on one node. */
@Tag("nightly")
@Tag("load")
@WithServer
class RaceTableIT {

    @Test
    void givenTwoChangesOfOneAccountAtOnce_whenBothAreAcknowledged_thenBothAreKept() {
        try (TestRealm realm = TestRealm.forManyLogins()) {
            RaceTable.prepare(realm);
            RaceTable table = new RaceTable(realm, realm);

            table.run();

            table.rows().forEach(System.out::println);
            assertThat(table.lost())
                    .as("of %d pairs in each order", RaceTable.PAIRS)
                    .isEmpty();
        }
    }
}
