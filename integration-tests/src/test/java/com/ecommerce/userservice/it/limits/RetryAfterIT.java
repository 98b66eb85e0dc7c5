package com.ecommerce.userservice.it.limits;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever waits as long as {@code Retry-After} says is let in: a minute, which cannot be had for less. */
@Tag("long")
@Tag("nightly")
@WithServer
class RetryAfterIT {

    @Test
    void givenLimit_whenWaitedAsLongAsTold_thenLetIn() throws InterruptedException {
        try (TestRealm realm = TestRealm.forManyLogins()) {
            realm.setApi(Map.of("loginLimitPerMinute", "30"));
            Parallel.run(30, () -> realm.api().login(TestUser.uniqueEmail(), TestUser.PASSWORD))
                    .forEach(reply -> assertProblem(reply, "invalid_credentials"));
            Reply refused = realm.api().login(TestUser.uniqueEmail(), TestUser.PASSWORD);
            assertProblem(refused, "rate_limited");

            TimeUnit.SECONDS.sleep(Integer.parseInt(refused.header("Retry-After")));

            assertProblem(realm.api().login(TestUser.uniqueEmail(), TestUser.PASSWORD), "invalid_credentials");
        }
    }
}
