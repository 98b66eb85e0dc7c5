package com.ecommerce.userservice.it.race;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.race.RaceTable;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that changes its password without end does not outlive that an operator disables it, once. */
@Tag("load")
@WithServer
class PasswordLoopIT {

    private static final int ACCOUNTS = 12;
    private static final int AT_ONCE = 3;
    private static final int CHANGES_BEFORE = 3;

    @Test
    void givenPasswordChangesInALoop_whenDisabledOnce_thenOut() {
        try (TestRealm realm = TestRealm.forManyLogins()) {
            RaceTable.prepare(realm);

            Parallel.forEach(Collections.nCopies(ACCOUNTS, realm), AT_ONCE, PasswordLoopIT::disableAmidChanges);
        }
    }

    private static void disableAmidChanges(TestRealm realm) {
        TestUser user = realm.register();
        CountDownLatch running = new CountDownLatch(CHANGES_BEFORE);
        CompletableFuture<Reply> refused =
                CompletableFuture.supplyAsync(() -> changeUntilRefused(realm, user, running));
        await(running);

        realm.admin("PUT", "users/" + user.id(), Map.of("enabled", false));

        assertOut(realm, user);
        assertProblem(refused.join(), "token_not_valid");
        assertOut(realm, user);
    }

    private static void assertOut(TestRealm realm, TestUser user) {
        assertProblem(realm.api().me(user.access()), "token_not_valid");
        assertThat(realm.tokenValidity().validate(user.access()).getValid()).isFalse();
    }

    private static Reply changeUntilRefused(TestRealm realm, TestUser user, CountDownLatch running) {
        List<String> passwords = List.of(TestUser.PASSWORD, "amber-Lighthouse-17");
        int changes = 0;
        while (true) {
            Reply reply = realm.api()
                    .changePassword(user.access(), passwords.get(changes % 2), passwords.get((changes + 1) % 2));
            if (reply.status() != 200) {
                return reply;
            }
            changes++;
            running.countDown();
        }
    }

    private static void await(CountDownLatch running) {
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
