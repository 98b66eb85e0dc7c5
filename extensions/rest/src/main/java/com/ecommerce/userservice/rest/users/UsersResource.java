package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.UserQuery;
import com.ecommerce.userservice.rest.documentation.DocumentFilter;
import com.ecommerce.userservice.rest.documentation.Fails;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Replies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The users of the realm, for administrators, and the way to one's own account. */
@Tag(name = "users", description = "The users of the realm, for those who may view them.")
@SecurityRequirement(name = DocumentFilter.BEARER)
public final class UsersResource {

    private final Exchange exchange;

    public UsersResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Operation(
            operationId = "listUsers",
            summary = "List users",
            description = "For callers who may view users (`view-users` of `realm-management`). A page past the end is"
                    + " `not_found`.")
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "The number of the page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    @Parameter(
            name = "page_size",
            in = ParameterIn.QUERY,
            description = "Users on a page; an operator may have set a lower limit for the realm.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(
            name = "search",
            in = ParameterIn.QUERY,
            description = "Words, at most 10: each is part of the e-mail address, the username or a name.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 255))
    @Parameter(
            name = "is_active",
            in = ParameterIn.QUERY,
            description = "Enabled accounts, disabled ones, or both.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"true", "false", "all"},
                            defaultValue = "true"))
    @Parameter(
            name = "ordering",
            in = ParameterIn.QUERY,
            description = "A minus turns the order round.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"date_joined", "-date_joined", "email", "-email"},
                            defaultValue = "-date_joined"))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserListRepresentation.class)))
    @Fails(ErrorCode.VALIDATION_FAILED)
    public Response list() {
        return exchange.respondToCaller((service, caller) -> {
            UriInfo uri = exchange.session().getContext().getUri();
            UserQuery query = UserQueryParser.parse(
                    uri.getQueryParameters(), service.settings().pageSizeLimit());
            return Replies.json(
                    Response.Status.OK,
                    UserListRepresentation.of(
                            service.directory().list(caller, query), query, uri::getRequestUriBuilder));
        });
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getUser",
            summary = "Read a user",
            description = "For callers who may view users (`view-users` of `realm-management`).")
    @APIResponse(
            responseCode = "200",
            description = "The user.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserRepresentation.class)))
    @Fails(ErrorCode.VALIDATION_FAILED)
    public Response get(
            @Parameter(description = "The user's id.", schema = @Schema(type = SchemaType.STRING, maxLength = 255))
                    @PathParam("id")
                    String id) {
        return exchange.respondToCaller((service, caller) -> Replies.json(
                Response.Status.OK, UserRepresentation.of(service.directory().view(caller, id))));
    }

    @Path("me")
    public MeResource me() {
        return new MeResource(exchange);
    }
}
