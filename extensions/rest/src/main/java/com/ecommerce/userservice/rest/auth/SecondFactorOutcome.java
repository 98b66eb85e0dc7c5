package com.ecommerce.userservice.rest.auth;

import org.keycloak.models.KeycloakSession;

/**
 * How the second factor of one login through this API turned out. {@link SecondFactorAuthenticator} sets it and {@link Grants}
 * reads it, since Keycloak's response is the same for a missing and for a wrong one-time password.
 */
final class SecondFactorOutcome {

    private static final String ATTRIBUTE = SecondFactorOutcome.class.getName();

    private boolean missing;
    private boolean unsupported;
    private boolean checked;

    private SecondFactorOutcome() {}

    /** Begins a login; from now on the session has an outcome. */
    static SecondFactorOutcome begin(KeycloakSession session) {
        SecondFactorOutcome outcome = new SecondFactorOutcome();
        session.setAttribute(ATTRIBUTE, outcome);
        return outcome;
    }

    /** Returns the outcome of the current login; null if the login does not come through this API. */
    static SecondFactorOutcome of(KeycloakSession session) {
        return session.getAttribute(ATTRIBUTE, SecondFactorOutcome.class);
    }

    void setMissing() {
        missing = true;
    }

    /** Returns whether the password was right and only the second factor was missing. */
    boolean isMissing() {
        return missing;
    }

    void setUnsupported() {
        unsupported = true;
    }

    /** Returns whether the password was right, and only the sign-in page can check the account's second factor. */
    boolean isUnsupported() {
        return unsupported;
    }

    void setChecked() {
        checked = true;
    }

    /** Returns whether a second factor was checked and was right. */
    boolean isChecked() {
        return checked;
    }
}
