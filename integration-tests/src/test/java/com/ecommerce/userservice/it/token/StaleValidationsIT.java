package com.ecommerce.userservice.it.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.RaceSize;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenEnd;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A token that has ended is never called valid again: not by the first call after the reply, not by those that follow,
 * and not when the calls that were under way meanwhile have been answered.
 */
@Tag("long")
@WithServer
class StaleValidationsIT {

    private static final int VALIDATIONS = 50;
    private static final int WORKERS = 4;

    private static TestRealm shared;

    @BeforeAll
    static void createRealm() {
        shared = TestRealm.forManyLogins();
    }

    @AfterAll
    static void removeRealm() {
        shared.close();
    }

    @ParameterizedTest
    @EnumSource(TokenEnd.class)
    void givenValidationsUnderWay_whenTokenEnds_thenNoAnswerAfterwardsSaysValid(TokenEnd end) {
        AtomicInteger left = new AtomicInteger(repetitions(end));
        StaleValidations stale = new StaleValidations();

        Parallel.run(WORKERS, () -> {
            while (left.getAndDecrement() > 0) {
                endToken(end, stale);
            }
            return true;
        });

        assertThat(stale.counts())
                .as("stale answers, %d times %s with %d validations each", repetitions(end), end, VALIDATIONS)
                .isEmpty();
    }

    private static int repetitions(TokenEnd end) {
        if (end == TokenEnd.LOGOUT) {
            return RaceSize.of(50, 2_000);
        }
        return end.endsTheWholeRealm() ? RaceSize.of(2, 20) : RaceSize.of(4, 200);
    }

    private static void endToken(TokenEnd end, StaleValidations stale) {
        if (!end.endsTheWholeRealm()) {
            endToken(end, shared, stale);
            return;
        }
        try (TestRealm own = TestRealm.forManyLogins()) {
            endToken(end, own, stale);
        }
    }

    private static void endToken(TokenEnd end, TestRealm realm, StaleValidations stale) {
        TokenValidity tokenValidity = realm.tokenValidity();
        TokenHolder holder = end.newHolder(realm);
        assertThat(tokenValidity.validate(holder.access()).getValid()).isTrue();
        Validations.during(
                () -> {
                    end.happen(holder);
                    for (int call = 0; call < VALIDATIONS; call++) {
                        stale.askGrpc("after the reply", tokenValidity, holder.access());
                    }
                },
                tokenValidity,
                holder.access(),
                1);
        stale.askAll("in the end", realm, holder.access());
    }
}
