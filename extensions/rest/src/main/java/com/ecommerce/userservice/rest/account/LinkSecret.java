package com.ecommerce.userservice.rest.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The response to a code that was right. */
@Schema(description = "What stands for the code from now on.")
record LinkSecret(
        @Schema(description = "As in the link of the e-mail.", examples = "b1Yc4fS0n0c0l1k3Qm2y7Xo5w9eUu8iRr6tTgPpAaZs")
        String secret) {

    /** Leaves out the secret: it opens an account. */
    @Override
    public String toString() {
        return "LinkSecret";
    }
}
