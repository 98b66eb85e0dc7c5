package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.Challenge;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The response to every request that sends an e-mail.
 *
 * @param expiresIn seconds
 * @param retryAfter seconds
 */
@Schema(description = "An e-mail that is sent if there is such an account.")
public record ChallengeRepresentation(
        @Schema(description = "For people.", examples = "If there is such an account, an e-mail is on its way.")
        String message,

        @Schema(description = "To be sent with the code of the e-mail.", examples = "f3Zq0cXvQ9m1b7Jt2LwS4A")
        String challengeId,

        @Schema(description = "Seconds for which the code and the link are good.", minimum = "1", examples = "1800")
        int expiresIn,

        @Schema(description = "Seconds after which it makes sense to ask again.", minimum = "1", examples = "60")
        int retryAfter) {

    public static ChallengeRepresentation of(Challenge challenge) {
        return new ChallengeRepresentation(
                "If there is such an account, an e-mail is on its way.",
                challenge.id(),
                challenge.expiresIn(),
                challenge.retryAfter());
    }
}
