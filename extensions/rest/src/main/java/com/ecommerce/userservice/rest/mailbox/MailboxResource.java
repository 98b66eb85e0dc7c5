package com.ecommerce.userservice.rest.mailbox;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.mail.DevelopmentMail;
import com.ecommerce.userservice.core.mail.DevelopmentMailbox;
import com.ecommerce.userservice.rest.http.Exchange;
import com.ecommerce.userservice.rest.http.Responses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.keycloak.models.RealmModel;

/** The mailbox of development mode. */
public final class MailboxResource implements MailboxApi {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name());

    private final Exchange exchange;
    private final DevelopmentMailbox mailbox;

    public MailboxResource(Exchange exchange, DevelopmentMailbox mailbox) {
        this.exchange = exchange;
        this.mailbox = mailbox;
    }

    @Override
    public Response list() {
        return exchange.respond(this::list);
    }

    private Response list(UserServiceProvider service) {
        RealmModel realm = exchange.session().getContext().getRealm();
        MailFilter filter =
                MailFilter.parse(exchange.session().getContext().getUri().getQueryParameters());
        List<DevelopmentMail> mails =
                mailbox.of(realm.getId()).stream().filter(filter::matches).toList();
        Response response = wantsPage()
                ? Response.ok(new MailboxPage(realm.getName(), filter.to(), mails).html(), HTML)
                        .build()
                : Responses.json(Response.Status.OK, MailListRepresentation.of(mails));
        return Response.fromResponse(response)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** A browser names HTML before all else. Programs get JSON, also those that take anything. */
    private boolean wantsPage() {
        try {
            return exchange.session().getContext().getHttpRequest().getHttpHeaders().getAcceptableMediaTypes().stream()
                    .filter(type -> isHtml(type) || MediaType.APPLICATION_JSON_TYPE.isCompatible(type))
                    .findFirst()
                    .filter(MailboxResource::isHtml)
                    .isPresent();
        } catch (RuntimeException e) {
            // Quarkus REST 3.33 throws what it likes at a header that cannot be read.
            return false;
        }
    }

    private static boolean isHtml(MediaType type) {
        return "text".equalsIgnoreCase(type.getType()) && "html".equalsIgnoreCase(type.getSubtype());
    }
}
