package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.proof.UndoLink;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the link in the e-mail to an old address carries; a field that was not sent is null. */
@Schema(
        description = "The link of an e-mail.",
        requiredProperties = {"challenge_id", "secret"})
public record EmailUndoRequest(
        @Schema(description = "Behind the `#` of the link.", examples = "f3Zq0cXvQ9m1b7Jt2LwS4A.M2YxYi4uLg")
        String challengeId,

        @Schema(description = "Behind the `#` of the link.", examples = "b1Yc4fS0n0c0l1k3Qm2y7Xo5w9eUu8iRr6tTgPpAaZs")
        String secret) {

    UndoLink link() {
        return new UndoLink(challengeId, secret);
    }

    /** Leaves out every component: they open an account. */
    @Override
    public String toString() {
        return "EmailUndoRequest";
    }
}
