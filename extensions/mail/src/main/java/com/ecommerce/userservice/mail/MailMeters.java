package com.ecommerce.userservice.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/** What became of the e-mails that left after a reply: {@code user.service.mails} by its tag {@code outcome}. */
final class MailMeters {

    private static final Counter SENT = counter("sent");
    private static final Counter FAILED = counter("failed");
    private static final Counter DROPPED = counter("dropped");

    private MailMeters() {}

    /** The mail server has taken one. */
    static void sent() {
        SENT.increment();
    }

    /** The mail server has refused one, or has not answered. */
    static void failed() {
        FAILED.increment();
    }

    /** Too many have waited. */
    static void dropped() {
        DROPPED.increment();
    }

    private static Counter counter(String outcome) {
        return Counter.builder("user.service.mails")
                .description("E-mails that left after a reply")
                .baseUnit("mails")
                .tag("outcome", outcome)
                .register(Metrics.globalRegistry);
    }
}
