package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.UserQuery;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The users of the realm, for administrators, and the locator of the caller's own account. */
public final class UsersResource implements UsersApi {

    private final Exchange exchange;

    public UsersResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response list() {
        return exchange.respondToCaller((service, caller) -> {
            UriInfo uri = exchange.session().getContext().getUri();
            UserQuery query = UserQueryParser.parse(
                    uri.getQueryParameters(), service.settings().pageSizeLimit());
            return Responses.json(
                    Response.Status.OK,
                    UserListRepresentation.of(
                            service.directory().list(caller, query), query, uri::getRequestUriBuilder));
        });
    }

    @Override
    public Response get(String id) {
        return exchange.respondToCaller((service, caller) -> Responses.json(
                Response.Status.OK, UserRepresentation.of(service.directory().view(caller, id))));
    }

    @Override
    public MeApi me() {
        return new MeResource(exchange);
    }
}
