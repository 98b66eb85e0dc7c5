package com.ecommerce.userservice.rest.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wish for an e-mail; a field that was not sent is null. */
@Schema(description = "Whose e-mail it is, and where its link leads.")
public record EmailRequest(
        @Schema(description = "The e-mail address or the username.", examples = "anna@example.com")
        String email,

        @Schema(
                description =
                        "A page of the shop for the link of the e-mail: one of the redirect URIs of the first-party"
                                + " client. Without it the realm's setting holds.",
                format = "uri",
                examples = "https://shop.example/new-password")
        String redirect) {

    /** Leaves out every component, so that no address reaches a log. */
    @Override
    public String toString() {
        return "EmailRequest";
    }
}
