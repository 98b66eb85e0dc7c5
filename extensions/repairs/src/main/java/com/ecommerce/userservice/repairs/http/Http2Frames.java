package com.ecommerce.userservice.repairs.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Looks at the frames of one HTTP/2 connection before Vert.x gets them, and bounds those that are no requests: Netty 4.1.136
 * bounds resets, CONTINUATION and consecutive empty DATA frames, and answers any number of SETTINGS and PING. It also tells
 * {@link BodyReception} of a body's last frame while its stream still counts as open.
 */
final class Http2Frames extends Http2FrameListenerDecorator {

    private final Http2ConnectionDecoder decoder;
    private final ConnectionGuard guard;
    private final ControlFrames allowed;

    private Http2Frames(Http2ConnectionDecoder decoder, ConnectionGuard guard, ControlFrames allowed) {
        super(decoder.frameListener());
        this.decoder = decoder;
        this.guard = guard;
        this.allowed = allowed;
    }

    static void watch(Http2ConnectionDecoder decoder, ConnectionGuard guard, ControlFrames allowed) {
        decoder.frameListener(new Http2Frames(decoder, guard, allowed));
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean last)
            throws Http2Exception {
        guard.frameReceived();
        if (!data.isReadable() && !last) {
            count();
        }
        announce(stream, data.readableBytes(), last);
        return super.onDataRead(ctx, stream, data, padding, last);
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext ctx, int stream, Http2Headers headers, int padding, boolean last)
            throws Http2Exception {
        head(stream, last);
        super.onHeadersRead(ctx, stream, headers, padding, last);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int stream,
            Http2Headers headers,
            int streamDependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last)
            throws Http2Exception {
        head(stream, last);
        super.onHeadersRead(ctx, stream, headers, streamDependency, weight, exclusive, padding, last);
    }

    private void head(int stream, boolean last) {
        if (guard.reception(stream) == null) {
            guard.headReceived();
            allowed.requestBegins();
        } else {
            guard.frameReceived();
            announce(stream, 0, last);
        }
    }

    private void announce(int stream, int bytes, boolean last) {
        BodyReception reception = guard.reception(stream);
        if (reception != null) {
            reception.announce(bytes, last);
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
        guard.frameReceived();
        count();
        super.onSettingsRead(ctx, settings);
        // With the first settings Vert.x 4.5 makes the connection and listens to the frames itself.
        if (decoder.frameListener() != this) {
            watch(decoder, guard, allowed);
        }
    }

    @Override
    public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
        guard.frameReceived();
        count();
        super.onPingRead(ctx, data);
    }

    @Override
    public void onPriorityRead(
            ChannelHandlerContext ctx, int stream, int streamDependency, short weight, boolean exclusive)
            throws Http2Exception {
        guard.frameReceived();
        count();
        super.onPriorityRead(ctx, stream, streamDependency, weight, exclusive);
    }

    @Override
    public void onUnknownFrame(ChannelHandlerContext ctx, byte type, int stream, Http2Flags flags, ByteBuf payload)
            throws Http2Exception {
        guard.frameReceived();
        count();
        super.onUnknownFrame(ctx, type, stream, flags, payload);
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext ctx, int stream, int windowSizeIncrement)
            throws Http2Exception {
        guard.frameReceived();
        super.onWindowUpdateRead(ctx, stream, windowSizeIncrement);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int stream, long errorCode) throws Http2Exception {
        guard.frameReceived();
        super.onRstStreamRead(ctx, stream, errorCode);
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext ctx) throws Http2Exception {
        guard.frameReceived();
        super.onSettingsAckRead(ctx);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
        guard.frameReceived();
        super.onPingAckRead(ctx, data);
    }

    private void count() throws Http2Exception {
        if (!allowed.take(System.nanoTime())) {
            guard.controlFramesExceeded();
            throw Http2Exception.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM, "Too many frames that are no requests on one connection");
        }
    }
}
