package com.ecommerce.userservice.rest.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Writes times: RFC 3339 in UTC, always with milliseconds, since some parsers accept one format only. */
public final class Timestamps {

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private Timestamps() {}

    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
