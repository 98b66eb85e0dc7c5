package com.ecommerce.userservice.rest.mailbox;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.mail.DevelopmentMail;
import com.ecommerce.userservice.core.user.EmailForm;
import com.ecommerce.userservice.core.user.Texts;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * Which e-mails are asked for.
 *
 * @param to the address in its one form; {@code ""} for all
 */
record MailFilter(String to) {

    private static final String TO = "to";

    /**
     * Parses the query parameters.
     *
     * @throws DomainException {@code validation_failed}
     */
    static MailFilter parse(MultivaluedMap<String, String> parameters) {
        String to = parameters.getFirst(TO);
        if (to == null) {
            return new MailFilter("");
        }
        if (!Texts.isNameLength(to)) {
            throw DomainException.validationFailed(TO, "Must have at most " + Texts.MAX_NAME_LENGTH + " characters.");
        }
        if (!Texts.isStorable(to)) {
            throw DomainException.validationFailed(TO, Texts.NOT_STORABLE);
        }
        return new MailFilter(EmailForm.of(to));
    }

    boolean matches(DevelopmentMail mail) {
        return to.isEmpty() || to.equals(EmailForm.of(mail.to()));
    }
}
