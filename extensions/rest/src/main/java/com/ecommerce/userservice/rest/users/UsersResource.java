package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.UserQuery;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Replies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The users of the realm, for administrators, and the way to one's own account. */
public final class UsersResource {

    private final Exchange exchange;

    public UsersResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    public Response list() {
        return exchange.respondToCaller((service, caller) -> {
            UriInfo uri = exchange.session().getContext().getUri();
            UserQuery query = UserQueryParser.parse(uri.getQueryParameters());
            return Replies.json(
                    Response.Status.OK,
                    UserListRepresentation.of(service.listUsers(caller, query), query, uri::getRequestUriBuilder));
        });
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return exchange.respondToCaller((service, caller) ->
                Replies.json(Response.Status.OK, UserRepresentation.of(service.viewUser(caller, id))));
    }

    @Path("me")
    public MeResource me() {
        return new MeResource(exchange);
    }
}
