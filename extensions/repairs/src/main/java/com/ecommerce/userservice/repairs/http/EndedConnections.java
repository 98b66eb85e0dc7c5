package com.ecommerce.userservice.repairs.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what was ended before it was a whole request with its reply, as {@code http_server_requests_cut_off_total}. */
final class EndedConnections {

    enum Reason {
        /** A head, or a TLS handshake, that did not come in time. */
        HEAD,
        /** A body that did not come in time. */
        BODY,
        /** A body for which there was no memory. */
        MEMORY,
        /** Too many HTTP/2 frames that are no requests. */
        CONTROL_FRAMES,
        /** A reply of which nothing was read in time. */
        REPLY,
        /** A reply for which there was no memory. */
        REPLY_MEMORY
    }

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    EndedConnections() {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("http.server.requests.cut.off")
                            .description(
                                    "Connections and requests that were ended before the request or its reply was whole")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(Metrics.globalRegistry));
        }
    }

    void count(Reason reason) {
        counters.get(reason).increment();
    }
}
