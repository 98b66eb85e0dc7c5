package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.proof.ProofAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was in an e-mail; a field that was not sent is null. */
@Schema(
        description = "The code of an e-mail, or the secret of its link.",
        requiredProperties = {"challenge_id"})
public record ProofRequest(
        @Schema(
                description = "As the request for the e-mail was answered, or as the link has it.",
                examples = "f3Zq0cXvQ9m1b7Jt2LwS4A")
        String challengeId,

        @Schema(description = "Either this or `secret`. Spaces and hyphens do not count.", examples = "1234-5678")
        String code,

        @Schema(description = "Behind the `#` of the link.", examples = "b1Yc4fS0n0c0l1k3Qm2y7Xo5w9eUu8iRr6tTgPpAaZs")
        String secret) {

    public ProofAnswer answer() {
        return new ProofAnswer(code, secret);
    }

    /** Leaves out every component: they open an account. */
    @Override
    public String toString() {
        return "ProofRequest";
    }
}
