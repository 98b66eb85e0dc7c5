package com.ecommerce.userservice.core.user;

import java.util.Objects;
import java.util.Optional;

/**
 * Which users to list, and in which order.
 *
 * @param page from 1
 * @param pageSize users on a page, 1 to {@value #MAX_PAGE_SIZE}
 * @param search words, each of them part of e-mail, username or a name, without regard to case; {@code ""} for all
 * @param active only enabled or only disabled users; empty for both
 * @param ordering the order; ties are broken by id
 */
public record UserQuery(int page, int pageSize, String search, Optional<Boolean> active, Ordering ordering) {

    public static final int DEFAULT_PAGE_SIZE = 20;
    public static final int MAX_PAGE_SIZE = 100;

    public UserQuery {
        if (page < 1) {
            throw new IllegalArgumentException("page must be at least 1");
        }
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("pageSize must be from 1 to " + MAX_PAGE_SIZE);
        }
        Objects.requireNonNull(search, "search");
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(ordering, "ordering");
    }

    /** The order of a list. */
    public enum Ordering {
        OLDEST_FIRST("date_joined"),
        NEWEST_FIRST("-date_joined"),
        EMAIL("email"),
        EMAIL_DESCENDING("-email");

        private final String wireName;

        Ordering(String wireName) {
            this.wireName = wireName;
        }

        /** Returns the value of the query parameter {@code ordering}. */
        public String wireName() {
            return wireName;
        }
    }
}
