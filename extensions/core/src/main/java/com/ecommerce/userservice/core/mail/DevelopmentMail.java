package com.ecommerce.userservice.core.mail;

import java.time.Instant;

/**
 * An e-mail in the {@link DevelopmentMailbox}.
 *
 * @param id made for this e-mail
 * @param to the address that it was written for
 * @param text the plain part; {@code ""} if there is none
 * @param html the other part; {@code ""} if there is none
 * @param sentAt when it would have been sent
 */
public record DevelopmentMail(String id, String to, String subject, String text, String html, Instant sentAt) {

    /** Leaves out everything but the id: a link in the text opens an account. */
    @Override
    public String toString() {
        return "DevelopmentMail[" + id + "]";
    }
}
