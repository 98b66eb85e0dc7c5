package com.ecommerce.userservice.repairs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.local.LocalChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UnreadRepliesTest {

    private static final int SECONDS = 7;
    private static final int MOST = 20 * 1024 * 1024;
    private final HttpLimits limits = new HttpLimits(new HttpLimitsConfig(1, 1, MOST, SECONDS, MOST, 1, 1));

    @Test
    void givenReplyThatIsReadAtOnce_whenFlushed_thenNothingIsHeld() {
        Connection client = new Connection();
        client.unread.add(1000);
        client.unread.remove(1000, true);
        client.unread.flushed();

        assertThat(limits.replyMemory().heldBytes()).isZero();
        assertThat(client.channel.isOpen()).isTrue();
    }

    @Test
    void givenClientThatReadsNothing_whenTimeIsOver_thenEnded() {
        Connection client = new Connection();
        client.isSent(1000);

        client.pass(SECONDS - 1);
        assertThat(client.channel.isOpen()).isTrue();
        client.pass(1);

        assertThat(client.channel.isOpen()).isFalse();
        client.unread.end();
        assertThat(limits.replyMemory().heldBytes()).isZero();
    }

    @Test
    void givenClientThatReadsSlowly_whenTimeIsOver_thenItHasAsLongAgain() {
        Connection client = new Connection();
        client.isSent(1000);
        client.unread.remove(1, true);

        client.pass(SECONDS);
        assertThat(client.channel.isOpen()).isTrue();
        client.unread.remove(1, true);
        client.pass(SECONDS);
        assertThat(client.channel.isOpen()).isTrue();
        client.pass(SECONDS);

        assertThat(client.channel.isOpen()).isFalse();
    }

    @Test
    void givenClientThatReadsNoReply_whenOtherFramesAreTaken_thenEndedAllTheSame() {
        Connection client = new Connection();
        client.isSent(1000);
        client.unread.add(17);
        client.unread.remove(17, false);

        client.pass(SECONDS);

        assertThat(client.channel.isOpen()).isFalse();
    }

    @Test
    void givenClientThatHasReadEverything_whenTimeIsOver_thenNotEnded() {
        Connection client = new Connection();
        client.isSent(1000);
        client.unread.remove(1000, true);

        client.pass(2 * SECONDS);

        assertThat(client.channel.isOpen()).isTrue();
    }

    @Test
    void givenTooMuchUnread_whenMoreComes_thenTheOneThatHasBeenBehindForTheLongestTimeIsEnded() {
        Connection oldest = new Connection();
        oldest.isSent(MOST / 2);
        Connection other = new Connection();
        other.isSent(MOST / 2);
        oldest.isSent(1);

        oldest.channel.runPendingTasks();
        other.channel.runPendingTasks();

        assertThat(oldest.channel.isOpen()).isFalse();
        assertThat(other.channel.isOpen()).isTrue();
        oldest.unread.end();
        assertThat(limits.replyMemory().heldBytes()).isEqualTo(MOST / 2);
    }

    /** Else a worker would write more than is counted anywhere. */
    @Test
    void givenEventLoopThatIsBehind_whenWorkerAwaitsIt_thenEverythingWrittenBeforeIsCounted() throws Exception {
        DefaultEventLoopGroup loops = new DefaultEventLoopGroup(1);
        try {
            LocalChannel channel = new LocalChannel();
            channel.pipeline().addLast(new ChannelInboundHandlerAdapter());
            loops.register(channel).sync();
            UnreadReplies unread = new UnreadReplies(limits, channel.pipeline().firstContext());
            CountDownLatch busy = new CountDownLatch(1);
            AtomicBoolean counted = new AtomicBoolean();
            channel.eventLoop().execute(() -> awaitUninterruptibly(busy));
            channel.eventLoop().execute(() -> counted.set(true));

            Thread worker = Thread.currentThread();
            Thread release = new Thread(() -> {
                while (worker.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                busy.countDown();
            });
            release.start();
            unread.awaitTaken();

            assertThat(counted).isTrue();
            release.join();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Connection {

        private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        private final UnreadReplies unread =
                new UnreadReplies(limits, channel.pipeline().firstContext());

        Connection() {
            channel.freezeTime();
        }

        void isSent(int bytes) {
            unread.add(bytes);
            unread.flushed();
        }

        void pass(int seconds) {
            channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }
}
