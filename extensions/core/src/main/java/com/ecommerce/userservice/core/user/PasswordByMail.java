package com.ecommerce.userservice.core.user;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * That a session sets the password of an account for somebody who has shown to read its e-mails, not by knowing the old
 * password: whoever knew the old one is locked out, wherever logged in. An attribute of the session, which nothing outside
 * can set.
 */
public final class PasswordByMail {

    private static final String ATTRIBUTE = "user-service.password-by-mail";

    private PasswordByMail() {}

    /** Call it before anything of the account is changed. */
    public static void mark(KeycloakSession session, UserModel user) {
        session.setAttribute(ATTRIBUTE, user.getId());
    }

    /** @param userId may be null */
    public static boolean isMarked(KeycloakSession session, String userId) {
        return userId != null && userId.equals(session.getAttribute(ATTRIBUTE));
    }
}
