package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.proof.ProofAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What shows that the owner of an account is there; a field that was not sent is null. */
@Schema(
        description =
                "One of `password`, `otp`, and `challenge_id` with `code`, the first of them if several are sent; or `method`.")
public record ReauthenticationRequest(
        @Schema(format = "password", examples = "correct-horse-7")
        String password,

        @Schema(description = "The one-time password of any of the account's devices.", examples = "123456")
        String otp,

        @Schema(description = "As the request for the e-mail was answered.", examples = "f3Zq0cXvQ9m1b7Jt2LwS4A")
        String challengeId,

        @Schema(description = "Of the e-mail. Spaces and hyphens do not count.", examples = "1234-5678")
        String code,

        @Schema(description = "Sends the e-mail.", enumeration = "email")
        String method) {

    ProofAnswer answer() {
        return new ProofAnswer(code, null);
    }

    /** Leaves out every component: they open an account. */
    @Override
    public String toString() {
        return "ReauthenticationRequest";
    }
}
