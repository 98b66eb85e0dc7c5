package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.UserServiceConfig.AccountDeletion;
import com.ecommerce.userservice.core.user.ChangePassword;
import com.ecommerce.userservice.core.user.WritableField;
import com.ecommerce.userservice.rest.http.Body;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Replies;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The caller's own account. */
public final class MeResource {

    private static final String OLD_PASSWORD = "old_password";
    private static final String NEW_PASSWORD = "new_password";
    private static final String NEW_PASSWORD_CONFIRM = "new_password_confirm";

    private final Exchange exchange;

    MeResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    public Response get() {
        return exchange.respondToCaller((service, caller) ->
                Replies.json(Response.Status.OK, UserRepresentation.of(service.getUser(caller.userId()))));
    }

    /** Replaces the writable fields: what is absent is cleared, except the username, which stays. */
    @PUT
    public Response put(InputStream stream) {
        return update(stream, true);
    }

    /** Changes what is sent. */
    @PATCH
    public Response patch(InputStream stream) {
        return update(stream, false);
    }

    private Response update(InputStream stream, boolean clearAbsent) {
        return exchange.respondToCaller((service, caller) -> {
            Body body = exchange.body(
                    stream,
                    Arrays.stream(WritableField.values())
                            .map(WritableField::wireName)
                            .toArray(String[]::new));
            Map<WritableField, String> changes = new EnumMap<>(WritableField.class);
            for (WritableField field : WritableField.values()) {
                if (body.has(field.wireName()) || (clearAbsent && field != WritableField.USERNAME)) {
                    changes.put(field, Objects.requireNonNullElse(body.get(field.wireName()), ""));
                }
            }
            return Replies.json(Response.Status.OK, UserRepresentation.of(service.updateProfile(caller, changes)));
        });
    }

    @DELETE
    public Response delete() {
        return exchange.respondToCaller((service, caller) -> {
            service.deleteAccount(caller);
            return Replies.message(
                    service.config().accountDeletion() == AccountDeletion.ERASE
                            ? "Account erased."
                            : "Account deactivated.");
        });
    }

    @POST
    @Path("password")
    public Response changePassword(InputStream stream) {
        return exchange.respondToCaller((service, caller) -> {
            Body body = exchange.body(stream, OLD_PASSWORD, NEW_PASSWORD, NEW_PASSWORD_CONFIRM);
            service.changePassword(
                    caller,
                    new ChangePassword(body.get(OLD_PASSWORD), body.get(NEW_PASSWORD), body.get(NEW_PASSWORD_CONFIRM)));
            return Replies.message("Password changed.");
        });
    }
}
