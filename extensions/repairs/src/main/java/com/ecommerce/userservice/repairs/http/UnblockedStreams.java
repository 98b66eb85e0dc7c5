package com.ecommerce.userservice.repairs.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * The flow control of one HTTP/2 connection as Vert.x sees it: every stream can always be written, or a worker would wait for
 * a client that opens no window. What the client's windows do not let through yet is counted as unread.
 */
final class UnblockedStreams implements Http2RemoteFlowController {

    private final Http2RemoteFlowController flow;
    private final UnreadReplies unread;
    private boolean writing;

    private UnblockedStreams(Http2RemoteFlowController flow, UnreadReplies unread) {
        this.flow = flow;
        this.unread = unread;
    }

    /** To be called before Vert.x has a stream: it asks once whether one can be written, and then listens to changes. */
    static UnblockedStreams install(Http2Connection connection, UnreadReplies unread) {
        Http2RemoteFlowController flow = connection.remote().flowController();
        flow.listener(null);
        UnblockedStreams streams = new UnblockedStreams(flow, unread);
        connection.remote().flowController(streams);
        return streams;
    }

    /** Returns whether what is written at this moment is a part of a reply, and no frame such as the answer to a PING. */
    boolean isWritingReply() {
        return writing;
    }

    @Override
    public boolean isWritable(Http2Stream stream) {
        return true;
    }

    /** Nobody listens: nothing changes. */
    @Override
    public void listener(Listener listener) {}

    @Override
    public void addFlowControlled(Http2Stream stream, FlowControlled payload) {
        unread.add(payload.size());
        flow.addFlowControlled(stream, new Counted(payload));
    }

    @Override
    public boolean hasFlowControlled(Http2Stream stream) {
        return flow.hasFlowControlled(stream);
    }

    @Override
    public void writePendingBytes() throws Http2Exception {
        flow.writePendingBytes();
    }

    @Override
    public void channelWritabilityChanged() throws Http2Exception {
        flow.channelWritabilityChanged();
    }

    @Override
    public void updateDependencyTree(int child, int parent, short weight, boolean exclusive) {
        flow.updateDependencyTree(child, parent, weight, exclusive);
    }

    @Override
    public ChannelHandlerContext channelHandlerContext() {
        return flow.channelHandlerContext();
    }

    @Override
    public void channelHandlerContext(ChannelHandlerContext ctx) throws Http2Exception {
        flow.channelHandlerContext(ctx);
    }

    @Override
    public void initialWindowSize(int newWindowSize) throws Http2Exception {
        flow.initialWindowSize(newWindowSize);
    }

    @Override
    public int initialWindowSize() {
        return flow.initialWindowSize();
    }

    @Override
    public int windowSize(Http2Stream stream) {
        return flow.windowSize(stream);
    }

    @Override
    public void incrementWindowSize(Http2Stream stream, int delta) throws Http2Exception {
        flow.incrementWindowSize(stream, delta);
    }

    /** A part of a reply that waits for the client's windows. */
    private final class Counted implements FlowControlled {

        private final FlowControlled payload;
        private int waiting;

        Counted(FlowControlled payload) {
            this.payload = payload;
            this.waiting = payload.size();
        }

        private void waits(int bytes) {
            int less = waiting - bytes;
            waiting = bytes;
            if (less != 0) {
                unread.remove(less, false);
            }
        }

        @Override
        public int size() {
            return payload.size();
        }

        @Override
        public void write(ChannelHandlerContext ctx, int allowedBytes) {
            writing = true;
            payload.write(ctx, allowedBytes);
            writing = false;
            waits(payload.size());
        }

        @Override
        public void error(ChannelHandlerContext ctx, Throwable cause) {
            waits(0);
            payload.error(ctx, cause);
        }

        @Override
        public void writeComplete() {
            payload.writeComplete();
        }

        @Override
        public boolean merge(ChannelHandlerContext ctx, FlowControlled next) {
            if (next instanceof Counted other && payload.merge(ctx, other.payload)) {
                waiting += other.waiting;
                return true;
            }
            return false;
        }
    }
}
