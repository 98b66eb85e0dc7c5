package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.WritableField;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import com.ecommerce.userservice.rest.sessions.SessionsApi;
import com.ecommerce.userservice.rest.sessions.SessionsResource;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;

/** The caller's own account, and the locator of its sessions. */
public final class MeResource implements MeApi {

    private final Exchange exchange;

    MeResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Response get() {
        return exchange.respondToCaller((service, caller) -> Responses.json(
                Response.Status.OK, UserRepresentation.own(service.users().byId(caller.userId()))));
    }

    @Override
    public Response put(InputStream stream) {
        return update(stream, ProfileRequest::replacement);
    }

    @Override
    public Response patch(InputStream stream) {
        return update(stream, ProfileRequest::changes);
    }

    private Response update(InputStream stream, Function<ProfileRequest, Map<WritableField, String>> changes) {
        return exchange.respondToOwner(
                stream,
                ProfileRequest.class,
                (service, caller, request) -> Responses.json(
                        Response.Status.OK,
                        UserRepresentation.own(service.ownAccount().updateProfile(caller, changes.apply(request)))));
    }

    @Override
    public Response delete() {
        return exchange.respondToOwner((service, caller) -> Responses.message(
                service.ownAccount().delete(caller) == AccountDeletion.ERASE
                        ? "Account erased."
                        : "Account deactivated."));
    }

    @Override
    public Response changePassword(InputStream stream) {
        return exchange.respondToOwner(stream, PasswordRequest.class, (service, caller, request) -> {
            service.ownAccount().changePassword(caller, request.toChangePassword());
            return Responses.message("Password changed.");
        });
    }

    @Override
    public SessionsApi sessions() {
        return new SessionsResource(exchange);
    }

    @Override
    public OwnEmailApi email() {
        return new OwnEmailResource(exchange);
    }
}
