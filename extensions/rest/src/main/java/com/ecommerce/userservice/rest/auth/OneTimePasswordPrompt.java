package com.ecommerce.userservice.rest.auth;

import org.keycloak.models.KeycloakSession;

/**
 * Lets a login through this API and the authenticator for one-time passwords speak to each other: Keycloak knows no
 * difference between a missing and a wrong one-time password.
 */
final class OneTimePasswordPrompt {

    private static final String ATTRIBUTE = OneTimePasswordPrompt.class.getName();

    private boolean required;

    private OneTimePasswordPrompt() {}

    /** Begins a login; from now on the session has a prompt. */
    static OneTimePasswordPrompt begin(KeycloakSession session) {
        OneTimePasswordPrompt prompt = new OneTimePasswordPrompt();
        session.setAttribute(ATTRIBUTE, prompt);
        return prompt;
    }

    /** Returns the prompt of the login that is running; null if it does not come through this API. */
    static OneTimePasswordPrompt of(KeycloakSession session) {
        return session.getAttribute(ATTRIBUTE, OneTimePasswordPrompt.class);
    }

    void require() {
        required = true;
    }

    /** Returns whether the password was right and only the one-time password was missing. */
    boolean isRequired() {
        return required;
    }
}
