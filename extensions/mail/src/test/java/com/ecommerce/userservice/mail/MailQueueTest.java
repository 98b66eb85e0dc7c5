package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailQueueTest {

    private final CountDownLatch answer = new CountDownLatch(1);
    private final MailQueue queue = new MailQueue(new MailConfig(2, 8, 3, 6));

    private final AtomicInteger dropped = new AtomicInteger();

    @AfterEach
    void stop() {
        answer.countDown();
        queue.stop(0);
    }

    private void add(String realm, Runnable mail) {
        queue.add(realm, mail, dropped::incrementAndGet);
    }

    /** An e-mail to a mail server that does not answer before the test says so. */
    private Runnable hanging(CountDownLatch begun) {
        return () -> {
            begun.countDown();
            await(answer);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hang(String realm) {
        CountDownLatch begun = new CountDownLatch(2);
        add(realm, hanging(begun));
        add(realm, hanging(begun));
        await(begun);
    }

    @Test
    void givenServerThatHangs_whenAnotherRealmSends_thenSent() {
        hang("a");
        CountDownLatch sent = new CountDownLatch(1);

        add("a", () -> {});
        add("b", sent::countDown);

        await(sent);
    }

    @Test
    void givenServerThatHangs_whenTooManyWait_thenDroppedAndTheOthersSentInTheEnd() {
        hang("a");
        CountDownLatch sent = new CountDownLatch(3);
        for (int mail = 0; mail < 3; mail++) {
            add("a", sent::countDown);
        }
        assertThat(dropped).hasValue(0);

        add("a", sent::countDown);
        assertThat(dropped).hasValue(1);

        answer.countDown();
        await(sent);
    }

    @Test
    void givenRealmsThatTakeAllPlaces_whenAnotherSends_thenSentInPlaceOfOneOfTheirs() {
        CountDownLatch theirs = new CountDownLatch(5);
        for (String realm : List.of("a", "b")) {
            hang(realm);
            for (int mail = 0; mail < 3; mail++) {
                add(realm, theirs::countDown);
            }
        }
        assertThat(dropped).hasValue(0);
        CountDownLatch sent = new CountDownLatch(1);

        add("c", sent::countDown);

        await(sent);
        assertThat(dropped).hasValue(1);
        answer.countDown();
        await(theirs);
    }

    @Test
    void givenThreadsThatAreAllTaken_whenWaitingMailIsDropped_thenTheOthersSentInTheEnd() {
        MailQueue narrow = new MailQueue(new MailConfig(2, 2, 3, 4));
        CountDownLatch begun = new CountDownLatch(2);
        narrow.add("a", hanging(begun), dropped::incrementAndGet);
        narrow.add("a", hanging(begun), dropped::incrementAndGet);
        await(begun);
        CountDownLatch sent = new CountDownLatch(4);
        for (String realm : List.of("b", "b", "c", "c", "d")) {
            narrow.add(realm, sent::countDown, dropped::incrementAndGet);
        }
        assertThat(dropped).hasValue(1);

        answer.countDown();

        await(sent);
        assertThat(narrow.stop(30_000)).isZero();
    }

    @Test
    void givenQueuedMails_whenStopped_thenSentFirst() {
        hang("a");
        CountDownLatch sent = new CountDownLatch(3);
        for (int mail = 0; mail < 3; mail++) {
            add("a", sent::countDown);
        }
        answer.countDown();

        assertThat(queue.stop(30_000)).isZero();

        assertThat(sent.getCount()).isZero();
    }

    @Test
    void givenServerThatHangs_whenStopped_thenTheRestIsCountedAndNeverSent() {
        hang("a");
        AtomicInteger late = new AtomicInteger();
        add("a", late::incrementAndGet);

        assertThat(queue.stop(1)).isEqualTo(3);
        add("b", late::incrementAndGet);
        answer.countDown();

        assertThat(queue.stop(30_000)).isZero();
        assertThat(dropped).hasValue(1);
        assertThat(late).hasValue(0);
    }

    @Test
    void givenOneRealm_whenManyAreSent_thenEachOnce() {
        MailQueue roomy = new MailQueue(new MailConfig(2, 8, 1_000, 1_000));
        List<Integer> sent = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(1_000);
        for (int mail = 0; mail < 1_000; mail++) {
            int number = mail;
            roomy.add(
                    "a",
                    () -> {
                        sent.add(number);
                        all.countDown();
                    },
                    dropped::incrementAndGet);
        }

        await(all);
        roomy.stop(0);
        assertThat(dropped).hasValue(0);
        assertThat(sent).doesNotHaveDuplicates().hasSize(1_000);
    }

    @Test
    void givenRequestsThatWait_whenTooMany_thenRefusedUntilOneEnds() {
        SendLimiter awaited = new SendLimiter(2, 1);
        assertThat(awaited.begin("a")).isTrue();
        assertThat(awaited.begin("a")).isTrue();
        assertThat(awaited.begin("a")).isFalse();
        for (String realm : List.of("b", "c", "d")) {
            assertThat(awaited.begin(realm)).isTrue();
            assertThat(awaited.begin(realm)).isTrue();
        }
        assertThat(awaited.begin("e")).isFalse();

        awaited.end("a");

        assertThat(awaited.begin("a")).isTrue();
    }

    @Test
    void givenRequestsThatWait_whenOneEnds_thenTheNextHasItsPlace() {
        SendLimiter awaited = new SendLimiter(1, 30_000);
        assertThat(awaited.begin("a")).isTrue();
        CountDownLatch begun = new CountDownLatch(3);
        for (int request = 0; request < 3; request++) {
            CompletableFuture.runAsync(
                    () -> {
                        if (awaited.begin("a")) {
                            begun.countDown();
                            awaited.end("a");
                        }
                    },
                    task -> new Thread(task).start());
        }

        awaited.end("a");

        await(begun);
    }
}
