package com.ecommerce.userservice.account.proof;

/**
 * What an e-mail carries.
 *
 * @param code digits, without anything between them
 * @param secret 256 bits in base64url, for the link
 */
public record MailedProof(String code, String secret) {

    /** Leaves out both: each opens an account. */
    @Override
    public String toString() {
        return "MailedProof";
    }
}
