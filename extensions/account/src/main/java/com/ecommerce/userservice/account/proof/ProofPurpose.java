package com.ecommerce.userservice.account.proof;

import org.keycloak.models.UserModel;

/** What a proof is good for; one of another purpose is worth nothing. */
public enum ProofPurpose {
    /** The address of an account becomes a verified one. */
    VERIFY_EMAIL(6, "verify-email"),
    /** An account gets a new password. */
    RESET_PASSWORD(8, "reset-credentials"),
    /** The owner of an account is there now. Keycloak has no action token for it: the lifespan is that of all others. */
    REAUTHENTICATE(8, "reauthenticate"),
    /** An account gets its pending address. */
    CHANGE_EMAIL(8, "update-email");

    private final int digits;
    private final String actionToken;

    ProofPurpose(int digits, String actionToken) {
        this.digits = digits;
        this.actionToken = actionToken;
    }

    /** Returns the address of an account that its owner proves to read; null if there is none. */
    public String address(UserModel user) {
        return this == CHANGE_EMAIL ? user.getFirstAttribute(UserModel.EMAIL_PENDING) : user.getEmail();
    }

    /** Returns how many digits the code has: the less a proof gives, the fewer. */
    public int digits() {
        return digits;
    }

    /** Returns the type of Keycloak's action token for the same purpose, whose lifespan an operator sets in the console. */
    public String actionToken() {
        return actionToken;
    }
}
