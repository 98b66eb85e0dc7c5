package com.ecommerce.userservice.account;

/**
 * What whoever asks for an e-mail is told: the same for an address with an account and for one without.
 *
 * @param id without it the code in the e-mail is worth nothing
 * @param expiresIn seconds for which code and link are good
 * @param retryAfter seconds after which it makes sense to ask for another e-mail
 */
public record Challenge(String id, int expiresIn, int retryAfter) {

    /** Leaves out the id: with a code that was seen it opens an account. */
    @Override
    public String toString() {
        return "Challenge";
    }
}
