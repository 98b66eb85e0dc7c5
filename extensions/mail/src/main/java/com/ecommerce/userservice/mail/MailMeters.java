package com.ecommerce.userservice.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/** The outcome of e-mails that are sent after the reply: {@code user.service.mails} by its tag {@code outcome}. */
final class MailMeters {

    private static final Counter SENT = counter("sent");
    private static final Counter FAILED = counter("failed");
    private static final Counter DROPPED = counter("dropped");

    private MailMeters() {}

    /** The mail server has accepted one. */
    static void sent() {
        SENT.increment();
    }

    /** One could not be written, or the mail server has refused it or has not answered. */
    static void failed() {
        FAILED.increment();
    }

    /** One was given up before it was tried: too many waited, or the server stops. */
    static void dropped() {
        dropped(1);
    }

    static void dropped(int mails) {
        DROPPED.increment(mails);
    }

    private static Counter counter(String outcome) {
        return Counter.builder("user.service.mails")
                .description("E-mails that are sent after the reply, by outcome")
                .baseUnit("mails")
                .tag("outcome", outcome)
                .register(Metrics.globalRegistry);
    }
}
