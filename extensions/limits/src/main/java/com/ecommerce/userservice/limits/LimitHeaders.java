package com.ecommerce.userservice.limits;

import com.ecommerce.userservice.core.error.ExceededLimit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that tell a client which limit it has used up and how long to wait: {@code Retry-After} (RFC 9110, 10.2.3),
 * {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10, structured fields of RFC 9651).
 */
public final class LimitHeaders {

    public static final String RETRY_AFTER = "Retry-After";
    public static final String RATE_LIMIT = "RateLimit";
    public static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

    private LimitHeaders() {}

    /** Returns values by name. */
    public static Map<String, String> of(ExceededLimit limit) {
        String policy = '"' + limit.name() + '"';
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RETRY_AFTER, Long.toString(limit.retryAfterSeconds()));
        headers.put(RATE_LIMIT_POLICY, policy + ";q=" + limit.quota() + ";w=" + limit.windowSeconds());
        headers.put(RATE_LIMIT, policy + ";r=0;t=" + limit.retryAfterSeconds());
        return headers;
    }

    /** Returns the names, for browsers that may read them. */
    public static String[] names() {
        return new String[] {RETRY_AFTER, RATE_LIMIT, RATE_LIMIT_POLICY};
    }
}
