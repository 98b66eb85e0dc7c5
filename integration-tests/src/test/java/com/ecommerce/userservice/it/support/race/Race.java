package com.ecommerce.userservice.it.support.race;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Two changes of one account at once, the first by one access to the realm, the second by the other, a little later. */
record Race(AccountChange first, AccountChange second) {

    /** How long another node's cache may take to hear of a change. */
    private static final Duration PROPAGATION = Duration.ofSeconds(5);

    /** Offsets go through 0, 2, ... 10 ms. */
    private static final int OFFSETS = 6;

    private static final int STEP_MILLIS = 2;

    private static final String FIRST = "First";
    private static final String SECOND = "Second";

    /** Returns the same with the second before the first. */
    Race reversed() {
        return new Race(second, first);
    }

    boolean usesConsole() {
        return first.isOfConsole() || second.isOfConsole();
    }

    String name() {
        return first + " + " + second;
    }

    /**
     * Runs the race once.
     *
     * @param number which one it is of those of this pair
     */
    RaceOutcome run(Account account, RealmAccess one, RealmAccess other, int number, Executor threads) {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Reply> firstReply = CompletableFuture.supplyAsync(
                () -> {
                    await(start);
                    return first.send(one, account, FIRST);
                },
                threads);
        CompletableFuture<Reply> secondReply = CompletableFuture.supplyAsync(
                () -> {
                    await(start);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos((long) number % OFFSETS * STEP_MILLIS));
                    return second.send(other, account, SECOND);
                },
                threads);
        RaceOutcome outcome = new RaceOutcome(firstReply.join(), secondReply.join());
        boolean kept = one.equals(other)
                ? isKept(account, one, outcome)
                : Stream.of(one, other).allMatch(reader -> isKeptSoon(account, reader, outcome));
        outcome.judge(!isPasswordTwice() || outcome.isOneRefusedFor("old_password"), kept);
        return outcome;
    }

    /** Of two changes with one old password, one is refused. */
    private boolean isPasswordTwice() {
        return first == AccountChange.PASSWORD && second == AccountChange.PASSWORD;
    }

    private boolean isKeptSoon(Account account, RealmAccess reader, RaceOutcome outcome) {
        return Await.isTrueWithin(PROPAGATION, () -> isKept(account, reader, outcome));
    }

    private boolean isKept(Account account, RealmAccess reader, RaceOutcome outcome) {
        boolean firstKept = first.isKept(reader, account, FIRST);
        boolean secondKept = second.isKept(reader, account, SECOND);
        if (first.field().equals(second.field())) {
            return (firstKept && outcome.firstAcknowledged()) || (secondKept && outcome.secondAcknowledged());
        }
        return (firstKept || !outcome.firstAcknowledged()) && (secondKept || !outcome.secondAcknowledged());
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
