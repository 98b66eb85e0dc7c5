package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.proof.ProofAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password in place of a forgotten one; a field that was not sent is null. */
@Schema(
        description = "The code of an e-mail or the secret of its link, and the new password.",
        requiredProperties = {"challenge_id", "new_password"})
public record PasswordResetRequest(
        @Schema(
                description = "As the request for the e-mail was answered, or as the link has it.",
                examples = "f3Zq0cXvQ9m1b7Jt2LwS4A")
        String challengeId,

        @Schema(description = "Either this or `secret`. Spaces and hyphens do not count.", examples = "1234-5678")
        String code,

        @Schema(
                description = "Behind the `#` of the link, or of `password/check`.",
                examples = "b1Yc4fS0n0c0l1k3Qm2y7Xo5w9eUu8iRr6tTgPpAaZs")
        String secret,

        @Schema(description = "The realm's password policy applies.", format = "password", examples = "correct-horse-8")
        String newPassword) {

    ProofAnswer answer() {
        return new ProofAnswer(code, secret);
    }

    /** Leaves out every component: they open an account. */
    @Override
    public String toString() {
        return "PasswordResetRequest";
    }
}
