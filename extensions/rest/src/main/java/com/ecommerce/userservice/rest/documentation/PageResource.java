package com.ecommerce.userservice.rest.documentation;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.http.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page that shows the API's document and sends requests, and its files; only where {@code documentation-page} is on. */
public final class PageResource {

    private final Exchange exchange;

    public PageResource(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    @Operation(hidden = true)
    public Response page() {
        return respond(Optional.of(Documentation.page(exchange.mount())));
    }

    @GET
    @Path("{file}")
    @Operation(hidden = true)
    public Response file(@PathParam("file") String name) {
        return respond(Documentation.pageFile(name));
    }

    private Response respond(Optional<Response> content) {
        return exchange.respond(service -> content.filter(file -> isOn(service))
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND, "There is nothing at this path.")));
    }

    private static boolean isOn(UserServiceProvider service) {
        return service.config().documentationPage();
    }
}
