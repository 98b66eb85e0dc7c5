package com.ecommerce.userservice.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Owner and thief of one refresh token in any order and at any distance; the seed repeats a failure. */
class RefreshInterleavingsTest {

    private static final int INTERLEAVINGS = 10_000;
    private static final long SEED = 23;

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String BROWSER = "browser";

    private final Random random = new Random(SEED);

    /** A party of the session: the token that it has received last, and when it has used which. */
    private static final class Party {

        private final String holder;
        private final Map<Integer, Long> uses = new HashMap<>();
        private int token;

        private Party(String holder, int token) {
            this.holder = holder;
            this.token = token;
        }

        private void use(RefreshFamily session, long at) {
            uses.putIfAbsent(token, at);
            session.use(token, holder, at).ifPresent(child -> token = child);
        }

        private boolean hasUsed(int some) {
            return uses.containsKey(some);
        }

        private boolean hasUsedWithinGraceOf(Party other, int some) {
            return holder.equals(other.holder) && Math.abs(uses.get(some) - other.uses.get(some)) <= GRACE.toMillis();
        }
    }

    /** One theft: the owner has refreshed some times, and both hold the last token from then on. */
    private final class Theft {

        private final RefreshFamily session = new RefreshFamily(GRACE);
        private final int stolen;
        private final Party owner;
        private final Party thief;
        private long now;

        private Theft(String thiefsHolder) {
            Party before = new Party(BROWSER, RefreshFamily.FIRST_TOKEN);
            for (int refreshes = random.nextInt(4); refreshes > 0; refreshes--) {
                now += Duration.ofMinutes(15).toMillis();
                before.use(session, now);
            }
            stolen = before.token;
            owner = new Party(BROWSER, stolen);
            thief = new Party(thiefsHolder, stolen);
        }

        /** Somebody refreshes: in half of the cases soon after the last one, else at any time until tokens expire. */
        private void step() {
            now += random.nextBoolean()
                    ? random.nextLong(2 * GRACE.toMillis())
                    : random.nextLong(Duration.ofMinutes(15).toMillis());
            (random.nextBoolean() ? owner : thief).use(session, now);
        }

        private boolean bothHaveUsed(int token) {
            return owner.hasUsed(token) && thief.hasUsed(token);
        }

        private boolean withinGrace(int token) {
            return owner.hasUsedWithinGraceOf(thief, token);
        }
    }

    @Test
    void givenOwnerAndThief_whenBothHaveUsedATokenOutsideTheGrace_thenTheSessionHasEnded() {
        int reissuedToTheOther = 0;
        for (int trial = 0; trial < INTERLEAVINGS; trial++) {
            Theft theft = new Theft(random.nextInt(4) == 0 ? "another browser" : BROWSER);
            for (int step = 0; step < 20; step++) {
                theft.step();
                for (int token = theft.stolen; token <= theft.session.last(); token++) {
                    if (theft.bothHaveUsed(token) && !theft.withinGrace(token)) {
                        assertThat(theft.session.isEnded())
                                .as("trial %d, step %d, token %d", trial, step, token)
                                .isTrue();
                    }
                }
            }
            reissuedToTheOther += theft.bothHaveUsed(theft.stolen) && theft.withinGrace(theft.stolen) ? 1 : 0;
        }
        assertThat(reissuedToTheOther).as("thieves who came in time").isGreaterThan(INTERLEAVINGS / 20);
    }

    /** A thief who comes in time once holds what the owner holds; the second token that both use shows it. */
    @Test
    void givenThiefWhoComesInTimeOnce_whenBothGoOn_thenOneOfThemNeverGetsPastTheChild() {
        int shown = 0;
        for (int trial = 0; trial < INTERLEAVINGS; trial++) {
            Theft theft = new Theft(BROWSER);
            int child = theft.stolen + 1;
            for (int step = 0; step < 200 && !theft.session.isEnded(); step++) {
                theft.step();
            }
            boolean inTimeTwice = theft.bothHaveUsed(child) && theft.withinGrace(child);
            if (theft.bothHaveUsed(theft.stolen) && !inTimeTwice) {
                shown++;
                assertThat(theft.session.isEnded()).as("trial %d", trial).isTrue();
                assertThat(Math.min(theft.owner.token, theft.thief.token))
                        .as("trial %d", trial)
                        .isLessThanOrEqualTo(child);
            }
        }
        assertThat(shown).isGreaterThan(INTERLEAVINGS / 2);
    }

    /** Tabs with one stored copy of the token, some of whose replies are lost or late. */
    @Test
    void givenTabsThatShareTheirToken_whenTheyRefreshWithinTheGrace_thenTheSessionGoesOn() {
        for (int trial = 0; trial < INTERLEAVINGS; trial++) {
            RefreshFamily session = new RefreshFamily(GRACE);
            int stored = RefreshFamily.FIRST_TOKEN;
            long now = 0;
            for (int cycle = 1; cycle <= 4; cycle++) {
                now += Duration.ofMinutes(15).toMillis();
                Optional<Integer> reply = Optional.empty();
                for (int use = 0, uses = 1 + random.nextInt(1 + ReissueCount.MAX); use < uses; use++) {
                    reply = session.use(stored, BROWSER, now + random.nextLong(GRACE.toMillis()));
                    assertThat(reply).as("trial %d, cycle %d", trial, cycle).contains(cycle);
                }
                stored = reply.orElseThrow();
            }
        }
    }
}
