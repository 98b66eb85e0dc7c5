package com.ecommerce.userservice.it.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.RaceSize;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Keycloak issue 51127: a lookup that misses the session cache reads the session from the database and puts it into the
 * cache, also when a logout has deleted it in between. A cache of ten sessions makes nearly every lookup a miss.
 */
@Tag("nightly")
@Tag("long")
@WithServer
class SessionResurrectionIT {

    private static final int WORKERS = 2;
    private static final int RACING = 4;
    private static final int BATCH = 25;

    private static TestRealm realm;

    private final TokenValidity tokenValidity = realm.tokenValidity();

    /** Logouts and validations of the same session that raced each other. */
    private final AtomicInteger pairs = new AtomicInteger();

    private final AtomicInteger ended = new AtomicInteger();

    @BeforeAll
    static void restartWithSmallSessionCache() {
        TestEnvironment.server()
                .restart("--cache-embedded-sessions-max-count=10", "--cache-embedded-client-sessions-max-count=10");
        TestEnvironment.grpc().reconnect();
        realm = TestRealm.forManyLogins();
    }

    @AfterAll
    static void restartAsBefore() {
        realm.close();
        TestEnvironment.server().restart();
        TestEnvironment.grpc().reconnect();
    }

    @Test
    void givenSessionsOutsideTheCache_whenLogoutRacesValidations_thenTheyStayEnded(TestReporter reporter) {
        int wanted = RaceSize.of(2_500, 10_000);
        StaleValidations stale = new StaleValidations();

        Parallel.run(WORKERS, () -> {
            TestUser user = realm.register();
            while (pairs.get() < wanted) {
                endSessionsOf(user, stale);
            }
            return true;
        });

        reporter.publishEntry(Map.of("sessions ended", ended.toString(), "pairs", pairs.toString()));
        assertThat(stale.counts())
                .as("answers that call one of %d ended sessions live, %d validations raced", ended.get(), pairs.get())
                .isEmpty();
    }

    /** Logs in so often that the cache forgets the first sessions, then ends each while it is being validated. */
    private void endSessionsOf(TestUser user, StaleValidations stale) {
        List<TestUser> sessions = new ArrayList<>();
        for (int login = 0; login < BATCH; login++) {
            sessions.add(realm.login(user));
        }
        for (TestUser session : sessions) {
            end(session, stale);
        }
        for (TestUser session : sessions) {
            stale.askAll("later", realm, session.access());
        }
    }

    private void end(TestUser session, StaleValidations stale) {
        pairs.addAndGet(Validations.during(
                () -> {
                    Reply reply = realm.api().logout(session.refresh());
                    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
                    stale.askGrpc("after the reply", tokenValidity, session.access());
                },
                tokenValidity,
                session.access(),
                RACING));
        ended.incrementAndGet();
        stale.askAll("in the end", realm, session.access());
    }
}
