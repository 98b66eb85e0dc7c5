package com.ecommerce.userservice.repairs.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * What the head of a request says of its body.
 *
 * @param bytes -1 if the body ends where it ends
 */
record BodyLength(long bytes) {

    private static final BodyLength EMPTY = new BodyLength(0);
    private static final BodyLength OPEN = new BodyLength(-1);
    private static final BodyLength UNKNOWABLE = new BodyLength(-2);

    static BodyLength of(HttpServerRequest request, ConnectionGuard guard) {
        boolean http2 = request.version() == HttpVersion.HTTP_2;
        boolean upgrading = http2 && guard.isUpgraded() && request.response().streamId() == 1;
        if (http2 && !upgrading && !guard.isOpenForReading(request.response().streamId())) {
            return EMPTY;
        }
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null) {
            return new BodyLength(parse(announced));
        }
        if (upgrading) {
            // Vert.x has dropped the header that would say whether there is a body.
            return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD ? EMPTY : UNKNOWABLE;
        }
        return http2 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? OPEN : EMPTY;
    }

    /** HTTP/1.1 has been through Netty, which refuses what is no number; so does it compare the length with HTTP/2's frames. */
    private static long parse(String announced) {
        try {
            return Long.parseLong(announced.strip());
        } catch (NumberFormatException notANumber) {
            return OPEN.bytes;
        }
    }

    boolean isKnown() {
        return bytes >= 0;
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    /** Returns whether nobody can tell whether there is a body. */
    boolean isUnknowable() {
        return bytes == UNKNOWABLE.bytes;
    }
}
