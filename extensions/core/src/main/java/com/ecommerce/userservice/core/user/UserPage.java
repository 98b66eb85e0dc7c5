package com.ecommerce.userservice.core.user;

import java.util.List;

/**
 * One page of a list.
 *
 * @param count users on all pages together
 * @param hasNext whether a page follows
 * @param users the users of this page, in the order asked for
 */
public record UserPage(long count, boolean hasNext, List<User> users) {

    public UserPage {
        users = List.copyOf(users);
    }
}
