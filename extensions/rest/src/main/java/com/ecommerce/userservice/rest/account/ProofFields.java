package com.ecommerce.userservice.rest.account;

import com.ecommerce.userservice.account.proof.ProofAnswer;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.ecommerce.userservice.rest.http.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that every answer to an e-mail has. */
public final class ProofFields {

    private ProofFields() {}

    /**
     * Requires a challenge, and a code or a secret.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} that names each field that is missing
     */
    public static void require(Exchange exchange, String challengeId, ProofAnswer answer) {
        require(exchange, challengeId, "code", !answer.isEmpty());
    }

    /** As {@link #require(Exchange, String, ProofAnswer)}, where a secret alone is taken. */
    static void require(Exchange exchange, String challengeId, String secret) {
        require(exchange, challengeId, "secret", secret != null && !secret.isBlank());
    }

    private static void require(Exchange exchange, String challengeId, String field, boolean sent) {
        Map<String, List<String>> violations = new LinkedHashMap<>();
        if (challengeId == null || challengeId.isBlank()) {
            violations.put("challenge_id", List.of(exchange.sentence(ThemeMessages.REQUIRED)));
        }
        if (!sent) {
            violations.put(field, List.of(exchange.sentence(ThemeMessages.REQUIRED)));
        }
        if (!violations.isEmpty()) {
            throw DomainException.validationFailed(violations);
        }
    }
}
