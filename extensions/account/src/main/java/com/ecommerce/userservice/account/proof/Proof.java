package com.ecommerce.userservice.account.proof;

import org.keycloak.models.UserModel;

/**
 * A proof whose answer was right. It is good for something only after {@link ProofStore#spend}.
 *
 * @param email the address that it was sent to
 */
public record Proof(String challengeId, ProofPurpose purpose, String userId, String email) {

    /** Returns whether the account is still the one that the e-mail was about: not disabled, and of the same address, or the
     * same pending one. */
    public boolean isOf(UserModel user) {
        return user != null && user.isEnabled() && userId.equals(user.getId()) && email.equals(purpose.address(user));
    }

    /** Leaves out the challenge and the address. */
    @Override
    public String toString() {
        return "Proof[" + purpose + "]";
    }
}
