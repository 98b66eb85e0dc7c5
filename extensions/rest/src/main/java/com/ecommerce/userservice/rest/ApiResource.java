package com.ecommerce.userservice.rest;

import com.ecommerce.userservice.core.mail.DevelopmentMailbox;
import com.ecommerce.userservice.rest.auth.AuthApi;
import com.ecommerce.userservice.rest.auth.AuthResource;
import com.ecommerce.userservice.rest.documentation.Documentation;
import com.ecommerce.userservice.rest.documentation.PageResource;
import com.ecommerce.userservice.rest.health.HealthApi;
import com.ecommerce.userservice.rest.health.HealthResource;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.mailbox.MailboxApi;
import com.ecommerce.userservice.rest.mailbox.MailboxResource;
import com.ecommerce.userservice.rest.users.UsersApi;
import com.ecommerce.userservice.rest.users.UsersResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.keycloak.models.KeycloakSession;

/** All resources of one realm. */
public final class ApiResource {

    private static final String MAILBOX = "dev/mail";

    private final Exchange exchange;

    /** @param realmName the realm's name; null for the default realm */
    ApiResource(KeycloakSession session, String realmName) {
        this.exchange = new Exchange(session, realmName);
    }

    /**
     * Returns whether this server has a path: that of the mailbox is there in development mode alone.
     *
     * @param segments the path, which some server has
     */
    static boolean has(List<String> segments, KeycloakSession session) {
        return !MAILBOX.equals(String.join("/", segments))
                || DevelopmentMailbox.of(session.getKeycloakSessionFactory()).isPresent();
    }

    @Path("auth")
    public AuthApi auth() {
        return new AuthResource(exchange);
    }

    @Path("users")
    public UsersApi users() {
        return new UsersResource(exchange);
    }

    @Path("health")
    public HealthApi health() {
        return new HealthResource(exchange);
    }

    /** Where there is no mailbox, each method is answered as at a path that there is not. */
    @Path(MAILBOX)
    public MailboxApi mailbox() {
        return new MailboxResource(
                exchange,
                DevelopmentMailbox.of(exchange.session().getKeycloakSessionFactory())
                        .orElseThrow(NotFoundException::new));
    }

    @GET
    @Path("openapi.json")
    @Operation(hidden = true)
    public Response document() {
        return exchange.respond(service -> Documentation.document(exchange.mount()));
    }

    @GET
    @Path("errors")
    @Operation(hidden = true)
    public Response errors() {
        return exchange.respond(service -> Documentation.errors());
    }

    @Path("docs")
    public PageResource page() {
        return new PageResource(exchange);
    }
}
