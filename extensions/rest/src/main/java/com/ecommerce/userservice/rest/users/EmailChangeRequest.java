package com.ecommerce.userservice.rest.users;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wish for another address; a field that was not sent is null. */
@Schema(description = "Another e-mail address.", requiredProperties = "email")
public record EmailChangeRequest(
        @Schema(
                description = "Stored trimmed, in NFC and lower case, its domain in ASCII (IDNA); unique in that form.",
                maxLength = 255,
                examples = "anna.brook@example.com")
        String email,

        @Schema(
                description =
                        "A page of the shop for the link of the e-mail: one of the redirect URIs of the first-party"
                                + " client. Without it the realm's setting holds.",
                format = "uri",
                examples = "https://shop.example/new-address")
        String redirect) {

    /** Leaves out every component, so that no address reaches a log. */
    @Override
    public String toString() {
        return "EmailChangeRequest";
    }
}
