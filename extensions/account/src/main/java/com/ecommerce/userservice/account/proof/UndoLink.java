package com.ecommerce.userservice.account.proof;

/**
 * What a link carries that gives an account a former address back.
 *
 * @param challengeId names the account, too
 * @param secret 256 bits in base64url
 */
public record UndoLink(String challengeId, String secret) {

    /** Leaves out both: together they open an account. */
    @Override
    public String toString() {
        return "UndoLink";
    }
}
