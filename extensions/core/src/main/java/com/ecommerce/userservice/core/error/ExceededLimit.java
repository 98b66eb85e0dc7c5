package com.ecommerce.userservice.core.error;

import java.util.Objects;

/**
 * A limit of requests that a caller has used up.
 *
 * @param name of the limit, in letters and hyphens
 * @param quota how many requests it admits in its window
 * @param windowSeconds the length of the window, in seconds
 * @param retryAfterSeconds the seconds after which it admits another request; at least 1
 */
public record ExceededLimit(String name, int quota, long windowSeconds, long retryAfterSeconds) {

    public ExceededLimit {
        Objects.requireNonNull(name, "name");
        if (retryAfterSeconds < 1) {
            throw new IllegalArgumentException("retryAfterSeconds must be at least 1, not " + retryAfterSeconds);
        }
    }
}
