package com.ecommerce.userservice.repairs.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends a connection on which no head of a request comes to its end: after connecting, and once a further head has begun.
 * Between two requests a connection may say nothing for as long as {@code quarkus.http.idle-timeout} allows. Once a request
 * has its head, {@link BodyReception} looks after it, and {@link UnreadReplies} after what it is answered.
 *
 * <p>Everything here happens on the connection's event loop.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    static final String NAME = "user-service-connection-guard";
    static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class, "current");

    private static final Logger LOG = Logger.getLogger(ConnectionGuard.class);

    /** Length of the first line of an HTTP/2 client, by which Vert.x tells the protocols apart where there is no TLS. */
    private static final int PREFACE_BYTES = 24;

    private static final WriteBufferWaterMark ALWAYS_WRITABLE =
            new WriteBufferWaterMark(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final HttpLimits limits;
    private final Map<Integer, BodyReception> receptions = new HashMap<>();

    private ChannelHandlerContext context;
    private UnreadReplies unread;
    private UnblockedStreams streams;
    private ScheduledFuture<?> deadline;
    private int prefaceBytesLeft = PREFACE_BYTES;
    private Http2ConnectionHandler http2;
    private boolean http1;
    private boolean upgraded;
    private boolean requestUnderWay;
    private boolean headUnderWay;
    private boolean firstRequestSeen;
    private long lastWholeRequestNanos;

    ConnectionGuard(HttpLimits limits) {
        this.limits = limits;
    }

    /** Returns the guard of a connection; null where there is none. */
    static ConnectionGuard of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(KEY).get();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        unread = new UnreadReplies(limits, ctx);
        // With HTTP/1.1 a worker would wait here for a client that does not read.
        ctx.channel().config().setWriteBufferWaterMark(ALWAYS_WRITABLE);
        lastWholeRequestNanos = System.nanoTime();
        startDeadline();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopDeadline();
        unread.end();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!isProtocolKnown()) {
            findHttp2(prefaceBytesLeft == 0);
        }
        if (!isProtocolKnown() && prefaceBytesLeft > 0 && message instanceof ByteBuf bytes) {
            if (bytes.readableBytes() > prefaceBytesLeft) {
                // What follows the preface shall find the frames' listener in its place.
                ByteBuf preface = bytes.readRetainedSlice(prefaceBytesLeft);
                prefaceBytesLeft = 0;
                read(ctx, preface);
                findHttp2(false);
            } else {
                prefaceBytesLeft -= bytes.readableBytes();
            }
        }
        read(ctx, message);
    }

    private void read(ChannelHandlerContext ctx, Object message) {
        if (http2 != null || !requestUnderWay) {
            headUnderWay = true;
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        if (headUnderWay && deadline == null && ctx.channel().isActive()) {
            startDeadline();
        }
    }

    /** With HTTP/1.1 whatever is sent means that a head was read. */
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (prefaceBytesLeft < PREFACE_BYTES && !speaksHttp2()) {
            requestUnderWay = false;
            headUnderWay = false;
            stopDeadline();
        }
        if (message instanceof ByteBuf bytes) {
            int length = bytes.readableBytes();
            unread.add(length);
            boolean reply = streams == null || streams.isWritingReply();
            ctx.write(message, promise.unvoid().addListener(sent -> unread.remove(length, reply && sent.isSuccess())));
        } else {
            ctx.write(message, promise);
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        ctx.flush();
        unread.flushed();
    }

    UnreadReplies unread() {
        return unread;
    }

    /** A request has its head: its body, if any, and the reply may take their time. */
    void headReceived() {
        if (!isProtocolKnown()) {
            findHttp2(true);
            http1 = http2 == null;
        }
        firstRequestSeen = true;
        requestUnderWay = true;
        headUnderWay = false;
        stopDeadline();
    }

    /** A frame of HTTP/2 was read to its end, and with it the head that it ends. */
    void frameReceived() {
        headUnderWay = false;
        if (firstRequestSeen) {
            stopDeadline();
        }
    }

    /** A request was received to its last byte. */
    void requestReceived() {
        lastWholeRequestNanos = System.nanoTime();
    }

    void add(int stream, BodyReception reception) {
        receptions.put(stream, reception);
    }

    void remove(int stream) {
        receptions.remove(stream);
    }

    /** Returns null if no body is being received on that stream. */
    BodyReception reception(int stream) {
        return receptions.get(stream);
    }

    /** Returns whether HTTP/2 began as HTTP/1.1; the body of its first request then comes as one of HTTP/1.1. */
    boolean isUpgraded() {
        return upgraded;
    }

    /** Returns whether further bytes may come on a stream of HTTP/2. */
    boolean isOpenForReading(int stream) {
        Http2Stream open = http2.connection().stream(stream);
        return open != null && open.state().remoteSideOpen();
    }

    /** Returns whether since that moment there was nothing on this HTTP/2 connection but bodies that did not come. */
    boolean hasOnlyBodiesUnderWaySince(long nanos) {
        return lastWholeRequestNanos - nanos < 0 && http2.connection().numActiveStreams() <= receptions.size();
    }

    void controlFramesExceeded() {
        limits.ended().count(EndedConnections.Reason.CONTROL_FRAMES);
        LOG.debugf("%s sends too many control frames and is ended", context.channel());
    }

    /** Asks the pipeline while in doubt: HTTP/2 greets before it can be found. */
    private boolean speaksHttp2() {
        return http2 != null || !http1 && context.pipeline().get(Http2ConnectionHandler.class) != null;
    }

    private boolean isProtocolKnown() {
        return http1 || http2 != null;
    }

    private void findHttp2(boolean afterHttp1) {
        http2 = context.pipeline().get(Http2ConnectionHandler.class);
        if (http2 != null) {
            upgraded = afterHttp1;
            ControlFrames allowed = new ControlFrames(limits.config().maxControlFramesPerSecond());
            Http2Frames.watch(http2.decoder(), this, allowed);
            streams = UnblockedStreams.install(http2.connection(), unread);
        }
    }

    private void startDeadline() {
        deadline = context.executor().schedule(this::expire, limits.config().receiveTimeoutSeconds(), TimeUnit.SECONDS);
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void expire() {
        deadline = null;
        limits.ended().count(EndedConnections.Reason.HEAD);
        LOG.debugf("%s has sent no head of a request in time and is ended", context.channel());
        // Not by the whole pipeline: HTTP/2 would wait for its streams.
        context.close();
    }
}
