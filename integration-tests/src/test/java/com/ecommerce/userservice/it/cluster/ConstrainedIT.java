package com.ecommerce.userservice.it.cluster;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.docker.DockerEngine;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Caches of ten entries, where everything is evicted and read again, and a database whose disk gets full. */
@LongFormOnly
@Tag("cluster")
@ExtendWith(DockerEngine.class)
class ConstrainedIT {

    private static final Duration LOAD = Duration.ofSeconds(60);
    private static final String FILLER = "/var/lib/postgresql/data/filler";

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.prepare("constrained.yaml");
        cluster.start();
    }

    @AfterAll
    static void remove() {
        cluster.close();
    }

    @Test
    void givenCachesOfTenEntries_whenCustomersGoOn_thenAllThatWasAcknowledgedHolds() {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
                load.goOnFor(LOAD);
            }
            writes.verifyAt(cluster.nodes(), realm, "caches of 10 entries", "");
        }
        assertThat(writes.failedValidations()).isEmpty();
    }

    @Test
    void givenLoad_whenDiskOfTheDatabaseIsFull_thenUnavailableAndWellWhenThereIsRoomAgain() {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        try (TestRealm realm = cluster.createRealm()) {
            long seconds;
            try (BackgroundLoad load = BackgroundLoad.begin(cluster, realm, writes)) {
                cluster.project().execIn("database", "dd", "if=/dev/zero", "of=" + FILLER, "bs=64k");
                Await.untilAsserted(() -> {
                    for (int i = 0; i < 50; i++) {
                        assertProblem(register(realm), "unavailable");
                    }
                });
                cluster.project().execIn("database", "rm", FILLER).succeeded();
                Instant room = Instant.now();
                cluster.awaitWhole();
                assertThat(Await.isTrueWithin(
                                Duration.ofMinutes(1), () -> register(realm).status() == 201))
                        .as("room for a registration")
                        .isTrue();
                seconds = Duration.between(room, Instant.now()).toSeconds();
                load.goOnFor(LOAD.dividedBy(2));
            }
            writes.verifyAt(cluster.nodes(), realm, "disk of PostgreSQL full", seconds + " s");
        }
    }

    private static Reply register(TestRealm realm) {
        return realm.api()
                .post("auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
    }
}
