package com.ecommerce.userservice.grpc.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what a connection sends beside its calls: SETTINGS and empty DATA frames, a few for each call and so many in a window;
 * more close the connection. grpc-netty 1.81 bounds PING, resets and CONTINUATION only, and answers any number of these.
 */
final class FrameLimit extends Http2FrameListenerDecorator {

    static final int WINDOW_SECONDS = 10;

    /** An empty DATA frame before the one that ends a call is what some clients send. */
    private static final int FRAMES_PER_CALL = 2;

    private final int maxPerWindow;
    private long windowStartNanos = System.nanoTime();
    private long left;

    private FrameLimit(Http2ConnectionDecoder decoder, int maxPerWindow) {
        super(decoder.frameListener());
        this.maxPerWindow = maxPerWindow;
        this.left = maxPerWindow;
    }

    /** Bounds the frames that a connection gets from now on. */
    static void attachTo(Http2ConnectionDecoder decoder, int maxPerWindow) {
        decoder.frameListener(new FrameLimit(decoder, maxPerWindow));
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean last)
            throws Http2Exception {
        if (!data.isReadable() && !last) {
            count();
        }
        return super.onDataRead(ctx, stream, data, padding, last);
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
        count();
        super.onSettingsRead(ctx, settings);
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
        left += FRAMES_PER_CALL;
        super.onHeadersRead(ctx, stream, headers, streamDependency, weight, exclusive, padding, last);
    }

    private void count() throws Http2Exception {
        long now = System.nanoTime();
        if (now - windowStartNanos >= TimeUnit.SECONDS.toNanos(WINDOW_SECONDS)) {
            windowStartNanos = now;
            left = maxPerWindow;
        }
        if (left-- <= 0) {
            throw Http2Exception.connectionError(
                    Http2Error.ENHANCE_YOUR_CALM, "Too many SETTINGS or empty DATA frames on one connection");
        }
    }
}
