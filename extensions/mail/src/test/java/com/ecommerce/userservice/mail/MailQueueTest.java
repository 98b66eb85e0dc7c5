package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailQueueTest {

    private final CountDownLatch answer = new CountDownLatch(1);
    private final MailQueue queue = new MailQueue(new MailConfig(2, 8, 3, 6));

    @AfterEach
    void stop() {
        answer.countDown();
        queue.stop();
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
        assertThat(queue.add(realm, hanging(begun))).isTrue();
        assertThat(queue.add(realm, hanging(begun))).isTrue();
        await(begun);
    }

    @Test
    void givenServerThatHangs_whenAnotherRealmSends_thenSent() {
        hang("a");
        CountDownLatch sent = new CountDownLatch(1);

        assertThat(queue.add("a", () -> {})).isTrue();
        assertThat(queue.add("b", sent::countDown)).isTrue();

        await(sent);
    }

    @Test
    void givenServerThatHangs_whenTooManyWait_thenRefusedAndTheOthersSentInTheEnd() {
        hang("a");
        CountDownLatch sent = new CountDownLatch(3);
        for (int mail = 0; mail < 3; mail++) {
            assertThat(queue.add("a", sent::countDown)).isTrue();
        }

        assertThat(queue.add("a", sent::countDown)).isFalse();
        assertThat(queue.add("b", () -> {})).isTrue();

        answer.countDown();
        await(sent);
    }

    @Test
    void givenManyRealmsThatHang_whenTooManyWaitAltogether_thenRefused() {
        for (String realm : List.of("a", "b")) {
            hang(realm);
            for (int mail = 0; mail < 3; mail++) {
                assertThat(queue.add(realm, () -> {})).isTrue();
            }
        }

        assertThat(queue.add("c", () -> {})).isFalse();
    }

    @Test
    void givenOneRealm_whenManyAreSent_thenEachOnce() {
        MailQueue roomy = new MailQueue(new MailConfig(2, 8, 1_000, 1_000));
        List<Integer> sent = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(1_000);
        for (int mail = 0; mail < 1_000; mail++) {
            int number = mail;
            assertThat(roomy.add("a", () -> {
                        sent.add(number);
                        all.countDown();
                    }))
                    .isTrue();
        }

        await(all);
        roomy.stop();
        assertThat(sent).doesNotHaveDuplicates().hasSize(1_000);
    }

    @Test
    void givenRequestsThatWait_whenTooMany_thenRefusedUntilOneEnds() {
        AwaitedSends awaited = new AwaitedSends(2);
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
}
