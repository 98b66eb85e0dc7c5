package com.ecommerce.userservice.rest.auth;

import org.keycloak.models.KeycloakSession;

/**
 * Lets a login through this API and the authenticator for second factors speak to each other: Keycloak knows no difference
 * between a missing and a wrong one-time password.
 */
final class SecondFactorPrompt {

    private static final String ATTRIBUTE = SecondFactorPrompt.class.getName();

    private boolean required;
    private boolean unsupported;
    private boolean checked;

    private SecondFactorPrompt() {}

    /** Begins a login; from now on the session has a prompt. */
    static SecondFactorPrompt begin(KeycloakSession session) {
        SecondFactorPrompt prompt = new SecondFactorPrompt();
        session.setAttribute(ATTRIBUTE, prompt);
        return prompt;
    }

    /** Returns the prompt of the login that is running; null if it does not come through this API. */
    static SecondFactorPrompt of(KeycloakSession session) {
        return session.getAttribute(ATTRIBUTE, SecondFactorPrompt.class);
    }

    void require() {
        required = true;
    }

    /** Returns whether the password was right and only the second factor was missing. */
    boolean isRequired() {
        return required;
    }

    void refuse() {
        unsupported = true;
    }

    /** Returns whether the password was right, and the account's second factor is one that only the sign-in page checks. */
    boolean isUnsupported() {
        return unsupported;
    }

    void check() {
        checked = true;
    }

    /** Returns whether a second factor was checked, and right. */
    boolean isChecked() {
        return checked;
    }
}
