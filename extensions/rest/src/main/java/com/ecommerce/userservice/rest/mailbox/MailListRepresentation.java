package com.ecommerce.userservice.rest.mailbox;

import com.ecommerce.userservice.core.mail.DevelopmentMail;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * E-mails of a realm.
 *
 * @param results newest first
 */
@Schema(name = "MailList", description = "E-mails, newest first.")
record MailListRepresentation(List<MailRepresentation> results) {

    static MailListRepresentation of(List<DevelopmentMail> mails) {
        return new MailListRepresentation(
                mails.stream().map(MailRepresentation::of).toList());
    }
}
