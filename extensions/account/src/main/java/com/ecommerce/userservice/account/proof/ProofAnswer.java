package com.ecommerce.userservice.account.proof;

import java.util.regex.Pattern;

/**
 * What somebody sends to show that an e-mail was read: the code in it, or the secret of its link.
 *
 * @param code may be null or empty; spaces and hyphens do not count, since the e-mail shows the code in two groups
 * @param secret may be null or empty; if it is sent, the code is not looked at
 */
public record ProofAnswer(String code, String secret) {

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Pd}]");

    public ProofAnswer {
        code = code == null ? "" : BETWEEN_DIGITS.matcher(code).replaceAll("");
        secret = secret == null ? "" : secret.strip();
    }

    /** Returns whether neither was sent. */
    public boolean isEmpty() {
        return code.isEmpty() && secret.isEmpty();
    }

    /** Leaves out both: each opens an account. */
    @Override
    public String toString() {
        return "ProofAnswer";
    }
}
