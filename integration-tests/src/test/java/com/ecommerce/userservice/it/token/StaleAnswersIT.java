package com.ecommerce.userservice.it.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.RaceSize;
import com.ecommerce.userservice.it.support.keycloak.Agreement;
import com.ecommerce.userservice.it.support.keycloak.Cause;
import com.ecommerce.userservice.it.support.keycloak.Holder;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
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
@Tag("folder")
@WithServer
class StaleAnswersIT {

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
    @EnumSource(Cause.class)
    void givenValidationsUnderWay_whenTokenEnds_thenNoAnswerAfterwardsSaysValid(Cause cause) {
        AtomicInteger left = new AtomicInteger(repetitions(cause));
        StaleAnswers stale = new StaleAnswers();

        Parallel.run(WORKERS, () -> {
            while (left.getAndDecrement() > 0) {
                endToken(cause, stale);
            }
            return true;
        });

        assertThat(stale.counts())
                .as("stale answers, %d times %s with %d validations each", repetitions(cause), cause, VALIDATIONS)
                .isEmpty();
    }

    private static int repetitions(Cause cause) {
        if (cause == Cause.LOGOUT) {
            return RaceSize.of(200, 2_000);
        }
        return cause.endsTheWholeRealm() ? RaceSize.of(2, 20) : RaceSize.of(8, 200);
    }

    private static void endToken(Cause cause, StaleAnswers stale) {
        if (!cause.endsTheWholeRealm()) {
            endToken(cause, shared, stale);
            return;
        }
        try (TestRealm own = TestRealm.forManyLogins()) {
            endToken(cause, own, stale);
        }
    }

    private static void endToken(Cause cause, TestRealm realm, StaleAnswers stale) {
        Agreement agreement = realm.agreement();
        Holder holder = cause.newHolder(realm);
        assertThat(agreement.validate(holder.access()).getValid()).isTrue();
        Validations.during(
                () -> {
                    cause.happen(holder);
                    for (int call = 0; call < VALIDATIONS; call++) {
                        stale.askGrpc("after the reply", agreement, holder.access());
                    }
                },
                agreement,
                holder.access(),
                1);
        stale.askAll("in the end", realm, holder.access());
    }
}
