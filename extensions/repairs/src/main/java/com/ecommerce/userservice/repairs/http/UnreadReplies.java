package com.ecommerce.userservice.repairs.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What the client of one connection has not read of its replies. Vert.x has the workers that write them wait for the
 * client, without a bound: 50 clients that ask for a page and do not read it would stop everything. So replies are kept
 * here instead, within {@link ReplyMemory}, and a client that reads nothing for {@code send-timeout-seconds} is ended.
 *
 * <p>Changes on the connection's event loop; workers may wait in {@link #awaitRoom}.
 */
final class UnreadReplies {

    private static final Logger LOG = Logger.getLogger(UnreadReplies.class);

    private final HttpLimits limits;
    private final ChannelHandlerContext context;

    private long bytes;

    /** What {@link ReplyMemory} knows: nothing, as long as the client reads at once. */
    private long heldBytes;

    private boolean hasRead;
    private boolean expired;
    private boolean ended;
    private ScheduledFuture<?> deadline;

    UnreadReplies(HttpLimits limits, ChannelHandlerContext context) {
        this.limits = limits;
        this.context = context;
    }

    synchronized void add(int more) {
        bytes += more;
    }

    /**
     * So many bytes do not wait here any more.
     *
     * @param read whether the operating system has taken them, as a part of a reply
     */
    synchronized void remove(int less, boolean read) {
        bytes -= less;
        hasRead |= read;
        if (heldBytes > 0) {
            hold();
            notifyAll();
        }
    }

    /** What is still here when everything was sent that could be waits for the client. */
    synchronized void flushed() {
        if (bytes > 0) {
            hold();
        }
    }

    private void hold() {
        if (ended || expired) {
            return;
        }
        heldBytes = bytes;
        if (heldBytes == 0) {
            stopDeadline();
        } else if (deadline == null) {
            startDeadline();
        }
        limits.replyMemory().hold(this, heldBytes);
    }

    /** The connection has ended. */
    synchronized void end() {
        ended = true;
        stopDeadline();
        limits.replyMemory().hold(this, 0);
        notifyAll();
    }

    private void startDeadline() {
        hasRead = false;
        deadline = context.executor().schedule(this::judge, limits.config().sendTimeoutSeconds(), TimeUnit.SECONDS);
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private synchronized void judge() {
        if (deadline != null && hasRead) {
            startDeadline();
        } else if (deadline != null) {
            expire(EndedConnections.Reason.REPLY);
        }
    }

    /** Ends the connection, since its memory is needed. */
    void giveUp() {
        context.executor().execute(() -> expire(EndedConnections.Reason.REPLY_MEMORY));
    }

    private synchronized void expire(EndedConnections.Reason reason) {
        if (!expired && !ended) {
            expired = true;
            limits.ended().count(reason);
            LOG.debugf("%s does not read its replies and is ended", context.channel());
            // Not by the whole pipeline: HTTP/2 would wait for its streams.
            context.close();
        }
    }

    synchronized boolean isEnded() {
        return expired || ended;
    }

    /** Has a worker wait until the event loop has taken, and counted, what the worker has written. */
    void awaitTaken() throws InterruptedException {
        if (!context.executor().inEventLoop() && !context.executor().isShuttingDown()) {
            context.executor().submit(() -> {}).await();
        }
    }

    /**
     * Has a worker wait until the client has read most of what it was sent, or has gone.
     *
     * @param mostBytes what may be unread
     */
    synchronized void awaitRoom(long mostBytes) throws InterruptedException {
        while (bytes > mostBytes && !ended) {
            wait();
        }
    }
}
