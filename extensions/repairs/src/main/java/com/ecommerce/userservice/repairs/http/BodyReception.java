package com.ecommerce.userservice.repairs.http;

import com.ecommerce.userservice.repairs.work.RequestWork;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The body of one request on its way. It is passed on as a whole, or its request is ended: in HTTP/1.1 with the connection, in
 * HTTP/2 with the stream, and with the connection if there was nothing but such bodies on it.
 *
 * <p>A body may take {@code receive-timeout-seconds}, and as long again each time that it has brought
 * {@code receive-min-bytes-per-second} in them. A fixed time alone would cut off large files of honest clients on slow lines; a
 * bound of silence alone is kept by who sends a byte now and then; an average rate lets one rest on what was sent first.
 *
 * <p>Everything here happens on the connection's event loop, {@link #giveUp} excepted.
 */
final class BodyReception {

    /**
     * Attributes of the exchange that a route before this one may set: how many bytes a body may have, as a {@code Long}, and
     * the {@code Handler<RoutingContext>} that takes an exchange whose body has more, instead of the reply that Quarkus gives.
     * What remains of such a body is received and thrown away.
     */
    private static final String MAX_BYTES = "user-service.max-body-bytes";

    private static final String TOO_LARGE = "user-service.body-too-large";

    private static final Logger LOG = Logger.getLogger(BodyReception.class);

    private static final int FIRST_BUFFER_BYTES = 8 * 1024;
    private static final long NO_ROOM_PAUSE_MILLIS = 50;
    private static final String RETRY_AFTER_SECONDS = "5";

    private enum State {
        RECEIVING,
        PASSED_ON,
        REFUSED,
        ENDED
    }

    private final HttpLimits limits;
    private final ConnectionGuard guard;
    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private final BodyLength length;
    private final long maxBytes;
    private final Context context = Vertx.currentContext();
    private final long startNanos = System.nanoTime();
    private final BodyMemory.Part memory;
    private final Buffer body;

    private State state = State.RECEIVING;
    private long timer;
    private long receivedBytes;
    private long receivedInTime;
    private Buffer withoutRoom;
    private long announcedBytes;
    private boolean lastAnnounced;

    BodyReception(HttpLimits limits, ConnectionGuard guard, RoutingContext exchange, BodyLength length, long maxBytes) {
        this.limits = limits;
        this.guard = guard;
        this.exchange = exchange;
        this.request = exchange.request();
        this.length = length;
        Long ownMaxBytes = exchange.get(MAX_BYTES);
        this.maxBytes = ownMaxBytes == null ? maxBytes : ownMaxBytes;
        this.memory = limits.bodyMemory().part();
        this.body = Buffer.buffer(length.isKnown() ? (int) Math.min(FIRST_BUFFER_BYTES, length.bytes()) : 0);
    }

    void start() {
        if (length.bytes() > maxBytes) {
            refuseTooLarge();
            return;
        }
        guard.add(stream(), this);
        limits.bodyMemory().begin(this);
        startTimer();
        request.exceptionHandler(gone -> end());
        request.endHandler(end -> passOn());
        request.handler(this::receive);
        if (HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
            guard.headReceived();
        }
    }

    /** The frames of HTTP/2 before Vert.x sees them: so many bytes more, and whether that was all. */
    void announce(int bytes, boolean last) {
        announcedBytes += bytes;
        lastAnnounced |= last;
        if (last && bytes == 0 && isComplete()) {
            request.pause();
            context.runOnContext(now -> passOn());
        }
    }

    private void receive(Buffer bytes) {
        if (state != State.RECEIVING) {
            return;
        }
        receivedBytes += bytes.length();
        receivedInTime += bytes.length();
        if (receivedBytes > maxBytes) {
            refuseTooLarge();
        } else if (memory.grow(bytes.length())) {
            keep(bytes);
        } else {
            withoutRoom = bytes;
            request.pause();
            waitForRoom();
        }
    }

    private void keep(Buffer bytes) {
        body.appendBuffer(bytes);
        if (isHttp2() && isComplete()) {
            // An HTTP/2 request of Vert.x 4.5 that has ended refuses what Quarkus REST does with it first: to pause it.
            request.pause();
            passOn();
        }
    }

    private boolean isComplete() {
        return length.isKnown() ? body.length() == length.bytes() : lastAnnounced && body.length() == announcedBytes;
    }

    private void waitForRoom() {
        limits.bodyMemory().makeRoomFor(this);
        exchange.vertx().setTimer(NO_ROOM_PAUSE_MILLIS, again -> {
            if (state != State.RECEIVING) {
                return;
            }
            if (!memory.grow(withoutRoom.length())) {
                waitForRoom();
                return;
            }
            Buffer bytes = withoutRoom;
            withoutRoom = null;
            request.resume();
            keep(bytes);
        });
    }

    private void passOn() {
        if (state != State.RECEIVING) {
            return;
        }
        stop(State.PASSED_ON);
        guard.requestReceived();
        RequestWork.of(exchange).onEnd(memory::release);
        ((RoutingContextInternal) exchange).setBody(body);
        exchange.next();
    }

    private void refuseTooLarge() {
        Handler<RoutingContext> taker = exchange.get(TOO_LARGE);
        if (taker != null) {
            stop(State.REFUSED);
            memory.release();
            request.endHandler(nothing -> {});
            request.handler(nothing -> {});
            if (isHttp2()) {
                exchange.addEndHandler(reply -> dropRest(request.response(), guard));
            }
            taker.handle(exchange);
        } else {
            replyAndClose(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        }
    }

    /** With HTTP/1.1 what follows a reply is for the connection's guard, which takes it for a further head. */
    private static void dropRest(HttpServerResponse response, ConnectionGuard guard) {
        if (guard.isOpenForReading(response.streamId())) {
            response.reset(Http2Error.NO_ERROR.code());
        }
    }

    private void startTimer() {
        timer = exchange.vertx()
                .setTimer(TimeUnit.SECONDS.toMillis(limits.config().receiveTimeoutSeconds()), late -> {
                    if (receivedInTime >= limits.config().receiveMinBytes() && withoutRoom == null) {
                        receivedInTime = 0;
                        startTimer();
                    } else {
                        expire(withoutRoom == null ? EndedConnections.Reason.BODY : EndedConnections.Reason.MEMORY);
                    }
                });
    }

    /** Ends this reception, since its memory is needed. */
    void giveUp() {
        context.runOnContext(now -> expire(EndedConnections.Reason.MEMORY));
    }

    boolean holdsMemory() {
        return !memory.isEmpty();
    }

    private void expire(EndedConnections.Reason reason) {
        if (state != State.RECEIVING) {
            return;
        }
        limits.ended().count(reason);
        LOG.debugf("The body of a request from %s did not come in time; it is ended", request.remoteAddress());
        if (isHttp2()) {
            boolean nothingElse = guard.hasOnlyBodiesUnderWaySince(startNanos);
            end();
            request.response().reset(Http2Error.ENHANCE_YOUR_CALM.code());
            if (nothingElse) {
                request.connection().close();
            }
        } else if (reason == EndedConnections.Reason.MEMORY) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            replyAndClose(HttpResponseStatus.SERVICE_UNAVAILABLE);
        } else {
            replyAndClose(HttpResponseStatus.REQUEST_TIMEOUT);
        }
    }

    private void replyAndClose(HttpResponseStatus status) {
        end();
        refuse(exchange, guard, status);
    }

    /** Refuses a request by its head: with HTTP/1.1 its connection ends, since the body would come on it. */
    static void refuse(RoutingContext exchange, ConnectionGuard guard, HttpResponseStatus status) {
        HttpServerResponse response = exchange.response().setStatusCode(status.code());
        if (exchange.request().version() == HttpVersion.HTTP_2) {
            response.end();
            dropRest(response, guard);
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end();
            exchange.request().connection().close();
        }
    }

    private void end() {
        if (state == State.RECEIVING) {
            stop(State.ENDED);
            memory.release();
        }
    }

    private void stop(State next) {
        state = next;
        exchange.vertx().cancelTimer(timer);
        guard.remove(stream());
        limits.bodyMemory().end(this);
    }

    private boolean isHttp2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    /** Returns a number that no other request under way on the connection has. */
    private int stream() {
        return isHttp2() ? request.response().streamId() : 0;
    }
}
