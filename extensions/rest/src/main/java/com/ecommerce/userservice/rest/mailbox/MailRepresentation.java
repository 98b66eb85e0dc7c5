package com.ecommerce.userservice.rest.mailbox;

import com.ecommerce.userservice.core.mail.DevelopmentMail;
import com.ecommerce.userservice.rest.http.Timestamps;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An e-mail as developers read it. */
@Schema(name = "Mail", description = "An e-mail. A part that it does not have is `\"\"`.")
record MailRepresentation(
        @Schema(format = "uuid") String id,
        @Schema(examples = "anna@example.com") String to,
        @Schema(examples = "Your password was changed") String subject,
        @Schema(description = "The plain part.") String text,
        @Schema(description = "The other part.") String html,

        @Schema(format = "date-time", examples = "2026-01-31T09:30:00.123Z")
        String sentAt) {

    static MailRepresentation of(DevelopmentMail mail) {
        return new MailRepresentation(
                mail.id(), mail.to(), mail.subject(), mail.text(), mail.html(), Timestamps.of(mail.sentAt()));
    }
}
