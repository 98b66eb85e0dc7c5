package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.UserPage;
import com.ecommerce.userservice.core.user.UserQuery;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param count the number of users on all pages together
 * @param next absolute URL of the page that follows; null if none
 * @param previous absolute URL of the page before; null if none
 * @param results the users of this page
 */
@Schema(name = "UserList", description = "One page of users.")
record UserListRepresentation(
        @Schema(description = "Users on all pages together.", minimum = "0")
        long count,

        @Schema(description = "The page that follows; null if none.", format = "uri", nullable = true)
        String next,

        @Schema(description = "The page before; null if none.", format = "uri", nullable = true)
        String previous,

        List<UserRepresentation> results) {

    /** @param requestUri supplies the URL of the request, with its query */
    static UserListRepresentation of(UserPage page, UserQuery query, Supplier<UriBuilder> requestUri) {
        return new UserListRepresentation(
                page.count(),
                page.hasNext() ? url(requestUri, query.page() + 1) : null,
                query.page() > 1 ? url(requestUri, query.page() - 1) : null,
                page.users().stream().map(UserRepresentation::of).toList());
    }

    private static String url(Supplier<UriBuilder> requestUri, int page) {
        return requestUri.get().replaceQueryParam("page", page).build().toString();
    }
}
